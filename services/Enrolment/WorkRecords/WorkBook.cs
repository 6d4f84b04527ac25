using AfterSchool.Enrolment.OnlineResources;
using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.WorkRecords;

/// <summary>Keeps what authorities owe beside the schools they answer for: once a division and half-year, however many schools it has.</summary>
internal sealed class WorkBook(EnrolmentDb db, DutyBook duties)
{
    /// <summary>Opens what the school's authority has no record of in this half-year.</summary>
    public async Task OweAsync(Governed governed, EnrolmentPack pack, CancellationToken ct)
    {
        if (!WorkRecordRule.AskedOfAuthority(pack).Any() && pack.OnlineResourcesByAuthority is null)
            return;
        var division = governed.School.Division;
        var (holders, from) = (division.Holders, HalfYear.Of(governed.Term).From);
        var recorded = await db
            .WorkRecords.Where(one => one.SchoolId == null && holders.Contains(one.Division) && one.On >= from)
            .Select(one => one.Kind)
            .Distinct()
            .ToListAsync(ct);
        var matter = governed.Matter("keep-work-records", Subject(division, from), governed.Term.LastDay) with
        {
            SchoolId = null,
            Division = division,
        };
        var hasResource = await db.OnlineResources.AnyAsync(
            one => one.SchoolId == null && one.WithdrawnAt == null && holders.Contains(one.Division),
            ct
        );
        var owed = Ruling.All([
            .. WorkRecordRule.JudgeAuthority(recorded, pack),
            OnlineResourcesRule.JudgeAuthority(hasResource, pack),
        ]);
        foreach (var finding in owed.Duties)
            await duties.OpenSharedAsync(finding, matter, ct);
    }

    /// <summary>An authority offers a resource: what it owed is done there and below.</summary>
    public async Task OfferedAsync(OnlineResource resource, CancellationToken ct)
    {
        if (resource.SchoolId is not null)
            return;
        var open = await db
            .Duties.Where(duty => duty.Rule == OnlineResourcesRule.OfAuthority && duty.DoneAt == null)
            .ToListAsync(ct);
        foreach (var duty in open.Where(duty => resource.Division.Covers(duty.Division)))
            await duties.DoneAsync(duty.Rule, duty.SubjectId, resource.Title, ct);
    }

    /// <summary>An authority recorded its own work: what it owed for that half-year is done there and below.</summary>
    public async Task DoneAsync(WorkRecord record, CancellationToken ct)
    {
        if (!WorkRecordRule.OfAuthority.TryGetValue(record.Kind, out var rule))
            return;
        var open = await db.Duties.Where(duty => duty.Rule == rule && duty.DoneAt == null).ToListAsync(ct);
        var from = HalfYear.Of(record.On).From;
        foreach (var duty in open.Where(duty => record.Division.Covers(duty.Division)))
            if (duty.SubjectId == Subject(duty.Division, from))
                await duties.DoneAsync(rule, duty.SubjectId, record.Title, ct);
    }

    private static Guid Subject(DivisionCode division, DateOnly from) =>
        Derived.From(Guid.Empty, $"work records {division.Full} {from:yyyy-MM}");
}

/// <summary>A half of a school year (学期), as authorities reckon it: from August, and from February.</summary>
/// <param name="From">Its first day.</param>
internal readonly record struct HalfYear(DateOnly From)
{
    private const int Autumn = 8;
    private const int Spring = 2;

    /// <summary>The half-year a term lies in.</summary>
    public static HalfYear Of(Term term) => Of(term.FirstDay);

    /// <summary>The half-year of a day.</summary>
    public static HalfYear Of(DateOnly day) =>
        day.Month >= Autumn ? new(new(day.Year, Autumn, 1))
        : day.Month >= Spring ? new(new(day.Year, Spring, 1))
        : new(new(day.Year - 1, Autumn, 1));
}
