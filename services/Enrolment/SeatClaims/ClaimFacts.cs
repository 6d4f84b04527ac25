using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.Policy;
using AfterSchool.ServiceDefaults.Access;

namespace AfterSchool.Enrolment.SeatClaims;

/// <summary>What a batch of claims is decided on; read in one round trip, however many claims it has.</summary>
internal sealed class ClaimFacts
{
    /// <summary>Offerings by id, with the seats that are left.</summary>
    public Dictionary<Guid, Claimable> Offerings { get; } = [];

    /// <summary>Children by account and pupil: only those whose guardian the account is today.</summary>
    public Dictionary<(Guid Account, Guid Pupil), Pupil> Children { get; } = [];

    /// <summary>What was asked before under a claim's id, as its hash.</summary>
    public Dictionary<Guid, byte[]> AskedBefore { get; } = [];

    /// <summary>What was given before, by the id of the request.</summary>
    public Dictionary<Guid, SeatGiven> GivenBefore { get; } = [];

    /// <summary>When the children are elsewhere.</summary>
    public HashSet<Occupied> Occupied { get; } = [];

    /// <summary>Places that the children have.</summary>
    public HashSet<(Guid Pupil, Guid Offering)> Places { get; } = [];

    /// <summary>What authorities have decided on a request, by rule.</summary>
    public Dictionary<Guid, Dictionary<string, bool>> Decided { get; } = [];

    /// <summary>What governs a term, by its id.</summary>
    public Dictionary<Guid, Governed> Governed { get; } = [];
}

/// <summary>An offering on the menu, as claims see it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="SchoolId">Its school.</param>
/// <param name="TermId">Its term.</param>
/// <param name="Grades">Grades it is for.</param>
/// <param name="Slots">When whoever takes part is taken.</param>
/// <param name="FeeFen">Its fee for the term.</param>
/// <param name="Left">Seats left.</param>
/// <param name="OpenFrom">From when on it may be claimed.</param>
/// <param name="HoldHours">For how many hours a seat is held.</param>
/// <param name="SlotsRevision">Which of its times these slots are.</param>
internal sealed record Claimable(
    Guid Id,
    Guid SchoolId,
    Guid TermId,
    int[] Grades,
    IReadOnlyList<Slot> Slots,
    long FeeFen,
    int Left,
    DateTimeOffset? OpenFrom,
    int HoldHours,
    int SlotsRevision
);

/// <summary>A slot in which a pupil is somewhere.</summary>
/// <param name="Pupil">The pupil.</param>
/// <param name="Term">The term.</param>
/// <param name="Slot">The slot.</param>
internal readonly record struct Occupied(Guid Pupil, Guid Term, Slot Slot)
{
    public bool Meets(Occupied other) => Pupil == other.Pupil && Term == other.Term && Slot.Meets(other.Slot);
}
