using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Web;
using AfterSchool.Supervision.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Supervision.Disclosures;

/// <summary>GET /disclosures?schoolId= — term accounts as published; no person is named in them.</summary>
internal static class ListDisclosures
{
    public static Task<Ok<IReadOnlyList<DisclosureShown>>> Handle(
        [AsParameters] Cut cut,
        Guid? schoolId,
        SupervisionDb db,
        HttpContext http
    )
    {
        var disclosures = db.Disclosures.AsNoTracking();
        if (schoolId is { } school)
            disclosures = disclosures.Where(one => one.SchoolId == school);
        return disclosures.PageAsync(one => one.Id, one => DisclosureShown.Of(one), cut, http);
    }
}

/// <summary>A term's accounts, as published.</summary>
public sealed record DisclosureShown(
    Guid Id,
    Guid TermId,
    Guid SchoolId,
    string Place,
    DateOnly PublishedOn,
    Money Collected,
    Money Spent,
    Money Returned
)
{
    internal static DisclosureShown Of(Disclosure one) =>
        new(one.Id, one.TermId, one.SchoolId, one.Place, one.PublishedOn, one.Collected, one.Spent, one.Returned);
}
