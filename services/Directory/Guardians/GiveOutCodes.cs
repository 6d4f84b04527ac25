using AfterSchool.Directory.Accounts;
using AfterSchool.Directory.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Web;
using AfterSchool.ServiceDefaults.Workbooks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Directory.Guardians;

/// <summary>
/// POST /directory/v1/classes/{id}/guardian-codes, …/guardian-codes.xlsx — one-time codes for the guardians of a class who have none that
/// holds (班级发码). They are in the answer, this once, and nowhere else. <c>renew</c>: those who have one get another, and the one
/// before no longer works.
/// </summary>
internal sealed partial class GiveOutCodes(
    ClassCodes classes,
    Activation activation,
    DirectoryDb db,
    Caller caller,
    ILogger<GiveOutCodes> log
)
{
    [AtMost(500)]
    public static async Task<Results<NotFound, Conflict, Ok<IReadOnlyList<GuardianCode>>>> Handle(
        Guid id,
        CodesAsked asked,
        GiveOutCodes codes,
        CancellationToken ct
    ) =>
        await codes.GiveAsync(id, asked.Renew, ct) switch
        {
            null => TypedResults.NotFound(),
            { IsStale: true } => TypedResults.Conflict(),
            var given => TypedResults.Ok(given.Guardians),
        };

    /// <summary>The same as a workbook.</summary>
    public static async Task<IResult> Workbook(Guid id, CodesAsked asked, GiveOutCodes codes, CancellationToken ct) =>
        await codes.GiveAsync(id, asked.Renew, ct) switch
        {
            null => TypedResults.NotFound(),
            { IsStale: true } => TypedResults.Conflict(),
            var given => given.AsWorkbook(),
        };

    /// <summary>Gives them out; none where the caller may not.</summary>
    public async Task<CodesGiven?> GiveAsync(Guid id, bool renew, CancellationToken ct)
    {
        if (await classes.FindAsync(id, ct) is not { } found)
            return null;
        var given = found
            .Guardians.Select(one =>
            {
                var code =
                    one.State == CodeState.Waiting || (renew && one.State == CodeState.GivenOut)
                        ? activation.Issue(one.Account)
                        : null;
                return new GuardianCode(
                    [.. one.Pupils.Select(classes.NameOf)],
                    classes.NameOf(one.Account),
                    one.Account.UserName,
                    code is null ? one.State : CodeState.GivenOut,
                    code,
                    one.State is CodeState.Active or CodeState.KeptElsewhere ? null : one.Account.ActivationUntil
                );
            })
            .ToList();
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Two at once: what the other gave out holds, and nothing of this.
            return new CodesGiven(found, [], IsStale: true);
        }

        GivenOut(log, given.Count(one => one.Code is not null), id, caller.AccountId);
        return new CodesGiven(found, given, IsStale: false);
    }

    [LoggerMessage(
        LogLevel.Information,
        "{Codes} codes for the guardians of class {Class} were given out by {Account}."
    )]
    private static partial void GivenOut(ILogger log, int codes, Guid @class, Guid account);
}

/// <summary>How codes are asked for.</summary>
/// <param name="Renew">Whether those whose code still holds get another.</param>
public sealed record CodesAsked(bool Renew = false);

/// <summary>A guardian with the code, where one was given out just now.</summary>
/// <param name="Pupils">Names of the children in the class.</param>
/// <param name="Guardian">The guardian's name.</param>
/// <param name="UserName">What is typed to sign in.</param>
/// <param name="State">What is still needed.</param>
/// <param name="Code">The code; shown this once.</param>
/// <param name="Until">Until when a code holds.</param>
public sealed record GuardianCode(
    IReadOnlyList<string> Pupils,
    string Guardian,
    string UserName,
    CodeState State,
    string? Code,
    DateTimeOffset? Until
);

/// <summary>What was given out for a class.</summary>
/// <param name="Class">The class as it was before.</param>
/// <param name="Guardians">Its guardians.</param>
/// <param name="IsStale">Whether somebody else gave out codes at the same moment, and nothing was done.</param>
public sealed record CodesGiven(ClassAtHand Class, IReadOnlyList<GuardianCode> Guardians, bool IsStale)
{
    /// <summary>Those with a code that was given out just now.</summary>
    public IEnumerable<GuardianCode> Fresh => Guardians.Where(one => one.Code is not null);

    /// <summary>The codes as a workbook.</summary>
    public WorkbookResult AsWorkbook() =>
        new(
            "codes",
            [
                GuardianColumns.PupilName,
                GuardianColumns.Name,
                GuardianColumns.UserName,
                GuardianColumns.Code,
                GuardianColumns.Until,
            ],
            RowsAsync()
        );

    private async IAsyncEnumerable<object?[]> RowsAsync()
    {
        foreach (var one in Fresh)
            yield return
            [
                string.Join('、', one.Pupils),
                one.Guardian,
                one.UserName,
                one.Code,
                one.Until?.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd", null),
            ];
        await Task.CompletedTask;
    }
}
