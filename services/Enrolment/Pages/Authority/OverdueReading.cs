using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Pages.Authority;

/// <summary>A duty with whose it is.</summary>
/// <param name="Duty">The duty.</param>
/// <param name="School">The school it is about; none where it is the authority's own.</param>
public sealed record OwedShown(Duty Duty, School? School);

/// <summary>Reads what is overdue below this official.</summary>
internal sealed class OverdueReading(Desk desk)
{
    public async Task<Slice<OwedShown>> ReadAsync(Guid? after, int most, CancellationToken ct)
    {
        var (prefix, today) = (desk.Caller.Division?.Prefix ?? "none", desk.Clock.Today());
        var duties = await desk
            .Db.Duties.AsNoTracking()
            .Where(duty => ((string)(object)duty.Division).StartsWith(prefix))
            .Where(duty => duty.DoneAt == null && duty.DueOn < today)
            .Where(duty => after == null || duty.Id.CompareTo(after.Value) > 0)
            .OrderBy(duty => duty.Id)
            .SliceAsync(duty => duty.Id, ct, most);
        Guid[] ids = [.. duties.Rows.Select(duty => duty.SchoolId).OfType<Guid>().Distinct()];
        var schools = await desk
            .Db.Schools.AsNoTracking()
            .Where(one => ids.Contains(one.Id))
            .ToDictionaryAsync(one => one.Id, ct);
        return new(
            [.. duties.Rows.Select(one => new OwedShown(one, schools.GetValueOrDefault(one.SchoolId ?? Guid.Empty)))],
            duties.Next
        );
    }
}
