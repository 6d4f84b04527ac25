using AfterSchool.Fees.Ledgers;
using AfterSchool.Fees.Policy;
using AfterSchool.Fees.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Messaging;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Fees;

/// <summary>What a verb that moves money works with: the same things each time, so they are named once.</summary>
internal sealed record Desk(
    FeesDb Db,
    Caller Caller,
    Reach Reach,
    Editions<FeesPack> Packs,
    Creations Creations,
    Rulings Rulings,
    DutyBook Duties,
    Ledger Ledger,
    Outbox Outbox,
    TimeProvider Clock,
    Words Words,
    HttpContext Http
)
{
    /// <summary>409 with a code that has words.</summary>
    public ProblemHttpResult Conflict(string code) => Answers.Conflict(code, Words, Http.Request);

    /// <summary>The books of a school's term, if the caller works there in one of these roles.</summary>
    public async Task<Books?> BooksAsync(Guid schoolId, Guid termId, CancellationToken ct, params string[] roles) =>
        await Reach.WorksAtAsync(schoolId, ct, roles) ? await Books.OfAsync(schoolId, termId, this, ct) : null;
}
