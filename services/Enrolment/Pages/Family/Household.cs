using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.Places;
using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.Rounds;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Sealing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Pages.Family;

/// <summary>A child as its family's pages show it.</summary>
/// <param name="Shown">What the service tells its guardian of it.</param>
/// <param name="Name">Its name, opened for its own guardian; null where the roll told none.</param>
/// <param name="ClassName">Its class.</param>
/// <param name="School">Its school.</param>
/// <param name="Terms">Terms of the school that run or are to come, the next first.</param>
/// <param name="Joinable">Those in which something for its grade is open outside the rounds.</param>
public sealed record ChildAtHome(
    ChildShown Shown,
    string? Name,
    string ClassName,
    School School,
    IReadOnlyList<Term> Terms,
    IReadOnlyList<Term> Joinable
);

/// <summary>A guardian's children and what their matters are about (一家多孩).</summary>
/// <param name="Children">The children.</param>
/// <param name="Rounds">Rounds they may choose in, by id.</param>
/// <param name="Offerings">Offerings that they asked for, have or may choose, by id.</param>
/// <param name="Vendors">Registered names of the vendors who give them, by vendor.</param>
/// <param name="Pages">What governs each term, by its id; null where no document is known for the place.</param>
public sealed record Household(
    IReadOnlyList<ChildAtHome> Children,
    IReadOnlyDictionary<Guid, RoundShown> Rounds,
    IReadOnlyDictionary<Guid, Offering> Offerings,
    IReadOnlyDictionary<Guid, string> Vendors,
    IReadOnlyDictionary<Guid, EnrolmentPack?> Pages
)
{
    /// <summary>The child, if it is one of the guardian's.</summary>
    public ChildAtHome? Child(Guid pupil) => Children.FirstOrDefault(one => one.Shown.PupilId == pupil);

    /// <summary>Registered name of the vendor who gives an offering; null where none does, or nobody has told it.</summary>
    public string? VendorOf(Offering offering)
    {
        ArgumentNullException.ThrowIfNull(offering);
        return offering.VendorId is { } vendor ? Vendors.GetValueOrDefault(vendor) : null;
    }

    /// <summary>Where a request stands, who holds it.</summary>
    public Standing Of(RankedShown request) =>
        Standing.Of(
            request,
            request.RoundId is { } round ? Rounds.GetValueOrDefault(round) : null,
            Children.SelectMany(one => one.Shown.Offers).FirstOrDefault(one => one.PlaceId == request.PlaceId),
            Pages.GetValueOrDefault(request.TermId)
        );

    /// <summary>The offering that a request is about: the one it has a place in, or the dearest.</summary>
    public Offering? About(RankedShown request) =>
        Offerings.GetValueOrDefault(
            (request.Choices.FirstOrDefault(one => one.Status == ChoiceStatus.Placed) ?? request.Choices[0]).OfferingId
        );
}

/// <summary>Reads it: what the API tells a guardian, with the names that it leaves to its callers.</summary>
internal sealed class HouseholdReading(Desk desk, [FromKeyedServices("Names")] KeyRing names)
{
    public async Task<Household> ReadAsync(CancellationToken ct)
    {
        var shown = (await ReadChildren.Handle(desk, ct)).Value!;
        Guid[] schoolIds = [.. shown.Select(one => one.SchoolId).Distinct()];
        Guid[] pupils = [.. shown.Select(one => one.PupilId)];
        Guid[] classIds = [.. shown.Select(one => one.ClassId)];
        var (db, today) = (desk.Db, desk.Clock.Today());
        var sealedNames = await db
            .Pupils.Where(one => pupils.Contains(one.Id))
            .ToDictionaryAsync(one => one.Id, one => one.NameSealed, ct);
        var schools = await db
            .Schools.AsNoTracking()
            .Where(one => schoolIds.Contains(one.Id))
            .ToDictionaryAsync(one => one.Id, ct);
        var classes = await db
            .Classes.AsNoTracking()
            .Where(one => classIds.Contains(one.Id))
            .ToDictionaryAsync(one => one.Id, one => one.Name, ct);
        var terms = await db
            .Terms.AsNoTracking()
            .Where(one => schoolIds.Contains(one.SchoolId) && one.LastDay >= today)
            .OrderBy(one => one.FirstDay)
            .ToListAsync(ct);
        var rounds = await RoundsAsync(shown, ct);
        var offerings = await OfferingsAsync(shown, rounds.Values, ct);
        var joinable = await JoinableAsync([.. terms.Select(one => one.Id)], ct);
        return new Household(
            [
                .. shown
                    .Where(one => schools.ContainsKey(one.SchoolId))
                    .Select(one => new ChildAtHome(
                        one,
                        names.OpenName(one.PupilId, sealedNames.GetValueOrDefault(one.PupilId)),
                        classes.GetValueOrDefault(one.ClassId) ?? "",
                        schools[one.SchoolId],
                        [.. terms.Where(term => term.SchoolId == one.SchoolId)],
                        [
                            .. terms.Where(term =>
                                term.SchoolId == one.SchoolId && joinable.Contains((term.Id, one.Grade))
                            ),
                        ]
                    )),
            ],
            rounds,
            offerings,
            await db.VendorNamesAsync(offerings.Values, ct),
            await PagesAsync(schools, terms, ct)
        );
    }

    private async Task<HashSet<(Guid Term, int Grade)>> JoinableAsync(Guid[] terms, CancellationToken ct)
    {
        var found = await desk
            .Db.Offerings.OutsideRounds(desk.Db)
            .Where(one => terms.Contains(one.TermId))
            .Select(one => new { one.TermId, one.Grades })
            .Distinct()
            .ToListAsync(ct);
        return [.. found.SelectMany(one => one.Grades.Select(grade => (one.TermId, grade)))];
    }

    private async Task<Dictionary<Guid, RoundShown>> RoundsAsync(
        IReadOnlyList<ChildShown> children,
        CancellationToken ct
    )
    {
        Guid[] ids = [.. children.SelectMany(one => one.RoundIds).Distinct()];
        return await desk
            .Db.Rounds.AsNoTracking()
            .Where(one => ids.Contains(one.Id))
            .Select(ReadRounds.Shown(desk.Clock.GetUtcNow()))
            .ToDictionaryAsync(one => one.Id, ct);
    }

    private Task<Dictionary<Guid, Offering>> OfferingsAsync(
        IReadOnlyList<ChildShown> children,
        IEnumerable<RoundShown> rounds,
        CancellationToken ct
    )
    {
        Guid[] ids =
        [
            .. children
                .SelectMany(one => one.Places.Select(place => place.OfferingId))
                .Concat(
                    children
                        .SelectMany(one => one.Requests)
                        .SelectMany(one => one.Choices)
                        .Select(one => one.OfferingId)
                )
                .Concat(rounds.SelectMany(one => one.Offerings).Select(one => one.OfferingId))
                .Distinct(),
        ];
        return desk.Db.Offerings.AsNoTracking().Where(one => ids.Contains(one.Id)).ToDictionaryAsync(one => one.Id, ct);
    }

    private async Task<Dictionary<Guid, EnrolmentPack?>> PagesAsync(
        Dictionary<Guid, School> schools,
        List<Term> terms,
        CancellationToken ct
    )
    {
        var pages = new Dictionary<Guid, EnrolmentPack?>();
        foreach (var term in terms)
            pages[term.Id] = (await desk.Governing.OfAsync(schools[term.SchoolId], term, ct)).Found;
        return pages;
    }
}
