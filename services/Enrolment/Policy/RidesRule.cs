using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.SchoolDays;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>A township school fits its service to the rides its pupils go home by (校车、公交车、客运班车).</summary>
/// <remarks>ENR-051. The service goes on; each rider needs a solution before his or her first session.</remarks>
internal static class RidesRule
{
    public static Ruling Judge(Offering offering, School school, IReadOnlyList<Ride> rides, EnrolmentPack pack)
    {
        if (pack.TransportCoordination is not { Value: "township" } coordinate || !school.IsTownship)
            return Ruling.Permitted;
        var conflicts = ConflictsOf(offering, rides);
        return conflicts.Count == 0
            ? Ruling.Permitted
            : coordinate.Broken("rides-leave-before-end", new { Conflicts = conflicts });
    }

    /// <summary>Rides that leave before the offering ends, with their riders.</summary>
    public static IReadOnlyList<RideConflict> ConflictsOf(Offering offering, IReadOnlyList<Ride> rides)
    {
        var ends = offering.Weekly.Select(slot => slot.Ends).Concat(offering.Extra.Select(one => one.Ends)).Max();
        return
        [
            .. rides
                .Where(ride => ride.Departure < ends && ride.Riders.Length > 0)
                .Select(ride => new RideConflict(ride.Id, ride.Departure, ends, ride.Riders)),
        ];
    }
}

/// <summary>A ride that leaves before the end.</summary>
/// <param name="RideId">The ride.</param>
/// <param name="Departure">When it leaves.</param>
/// <param name="Ends">When the offering ends.</param>
/// <param name="Riders">Ids of the pupils who go by it.</param>
public sealed record RideConflict(Guid RideId, TimeOnly Departure, TimeOnly Ends, IReadOnlyList<Guid> Riders);
