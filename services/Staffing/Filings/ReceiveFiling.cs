using System.ComponentModel.DataAnnotations;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.Staffing.Persons;
using AfterSchool.Staffing.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Staffing.Filings;

/// <summary>POST /filings/{id}/receive — the education authority receives it; from then on the persons are filed.</summary>
internal static class ReceiveFiling
{
    public static async Task<Results<NotFound, Conflict, NoContent>> Handle(
        Guid id,
        FilingReceived received,
        Reach reach,
        StaffingDb db,
        Clearances clearances,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var filing = await db.Filings.FirstOrDefaultAsync(one => one.Id == id, ct);
        if (filing is null || !await reach.OverseesAsync(filing.SchoolId, Departments.Education, ct))
            return TypedResults.NotFound();
        if (filing.ReceiptNumber is { } before)
            return before == received.Number ? TypedResults.NoContent() : TypedResults.Conflict();

        filing.Receive(received.Number, clock.Now());
        var school = await db.Schools.FirstAsync(one => one.Id == filing.SchoolId, ct);
        var term = await db.Terms.FirstOrDefaultAsync(one => one.Id == filing.TermId, ct);
        var persons = await db
            .Persons.Include(one => one.Checks)
            .Where(one => filing.PersonIds.Contains(one.Id))
            .ToListAsync(ct);
        foreach (var person in persons)
        {
            person.File(received.Number, term?.LastDay);
            await clearances.AfterStepAsync(person, school, ct);
        }

        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>The authority's receipt.</summary>
/// <param name="Number">Number of the receipt (备案回执编号).</param>
public sealed record FilingReceived([property: Required, StringLength(100, MinimumLength = 1)] string Number);
