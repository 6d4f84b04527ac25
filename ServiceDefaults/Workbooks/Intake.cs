using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AfterSchool.ServiceDefaults.Workbooks;

/// <summary>What became of a workbook's rows, or would.</summary>
/// <param name="Rows">Rows read.</param>
/// <param name="New">What was not there before.</param>
/// <param name="Changed">What was there, otherwise.</param>
/// <param name="Unchanged">What was there as it is written.</param>
public sealed record Tally(int Rows, int New, int Changed, int Unchanged);

/// <summary>
/// What a service takes in from a workbook of one kind. A row is known by its key: the same again changes nothing, another under the
/// same key is a change, and what no row names stays as it is.
/// </summary>
public abstract class Intake
{
    /// <summary>Its name in paths and words: <c>sheet.{Kind}</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>Its columns, with the lists of the one it belongs to; null where that is out of the caller's reach.</summary>
    public abstract Task<IReadOnlyList<Column>?> ColumnsAsync(Guid ownerId, CancellationToken ct);

    /// <summary>
    /// Reads and judges every row, noting in it all that is wrong, and puts what follows from the sound ones into the unit of work. It
    /// saves nothing: a trial ends here, and an import is saved only if nothing is wrong anywhere.
    /// </summary>
    public abstract Task<Tally> TakeAsync(Guid ownerId, IReadOnlyList<SheetRow> rows, CancellationToken ct);
}

/// <summary>The four things that are asked of a workbook: the empty form, a trial by program or by hand, and the import.</summary>
public static class IntakeEndpoints
{
    private static readonly Turns InHand = new(2, TimeSpan.FromSeconds(20));

    /// <summary>
    /// Maps <c>/{kind}.xlsx</c>, <c>/{kind}/check</c>, <c>/{kind}/check.xlsx</c> and <c>/{kind}/import</c> under a group that names the
    /// owner (<c>{ownerId:guid}</c>).
    /// </summary>
    public static void MapIntake<TIntake>(this RouteGroupBuilder owner, string kind, params string[] roles)
        where TIntake : Intake
    {
        owner
            .MapGet(
                $"/{kind}.xlsx",
                (Guid ownerId, [FromServices] TIntake intake, HttpContext http) => TemplateAsync(ownerId, intake, http)
            )
            .For(roles);
        owner
            .MapPost(
                $"/{kind}/check",
                (Guid ownerId, [FromServices] TIntake intake, HttpContext http) => CheckAsync(ownerId, intake, http)
            )
            .For(roles);
        owner
            .MapPost(
                $"/{kind}/check.xlsx",
                (Guid ownerId, [FromServices] TIntake intake, HttpContext http) => ReturnAsync(ownerId, intake, http)
            )
            .For(roles);
        owner
            .MapPost(
                $"/{kind}/import",
                (Guid ownerId, [FromServices] TIntake intake, [FromServices] MessagingDb db, HttpContext http) =>
                    ImportAsync(ownerId, intake, db, http)
            )
            .For(roles);
    }

    /// <summary>GET …/{kind}.xlsx — the empty form.</summary>
    private static async Task<IResult> TemplateAsync(Guid ownerId, Intake intake, HttpContext http)
    {
        var ct = http.RequestAborted;
        if (await intake.ColumnsAsync(ownerId, ct) is not { } columns)
            return TypedResults.NotFound();
        var words = http.RequestServices.GetRequiredService<Words>();
        var (name, file) = (words.Say($"sheet.{intake.Kind}", "zh"), new MemoryStream());
        await Template.WriteAsync(file, name, columns, words, ct);
        return File(file, http, intake.Kind, name);
    }

    /// <summary>POST …/{kind}/check — what would become of it; nothing is written.</summary>
    private static async Task<IResult> CheckAsync(Guid ownerId, Intake intake, HttpContext http) =>
        Answer(await TryAsync(ownerId, intake, http), http);

    /// <summary>POST …/{kind}/import — all of it or nothing; 409 while another workbook of the same owner is imported.</summary>
    private static async Task<IResult> ImportAsync(Guid ownerId, Intake intake, MessagingDb db, HttpContext http) =>
        Answer(await TakeInAsync(ownerId, intake, db, http), http);

    private static IResult Answer(SentWorkbook sent, HttpContext http) =>
        sent switch
        {
            { Refusal: { } refusal } => refusal,
            { IsSound: true } => TypedResults.Ok(sent.Tally),
            _ => FaultWords.Problem(sent.Sheet!, http),
        };

    /// <summary>What would become of the workbook in the request; nothing is written.</summary>
    public static Task<SentWorkbook> TryAsync(Guid ownerId, Intake intake, HttpContext http) =>
        InHandAsync(ownerId, intake, http, (_, sheet) => JudgedAsync(ownerId, intake, sheet, http));

    /// <summary>POST …/{kind}/check.xlsx — the same workbook with one more column; nothing is written.</summary>
    public static async Task<IResult> ReturnAsync(Guid ownerId, Intake intake, HttpContext http)
    {
        IResult? back = null;
        var sent = await InHandAsync(
            ownerId,
            intake,
            http,
            async (file, sheet) =>
            {
                var judged = await JudgedAsync(ownerId, intake, sheet, http);
                back = Back(file, sheet, intake, http);
                return judged;
            }
        );
        return sent.Refusal ?? back!;
    }

    private static IResult Back(MemoryStream file, SentSheet sheet, Intake intake, HttpContext http)
    {
        if (sheet.Place is not { } place)
            return FaultWords.Problem(sheet, http);
        var words = http.RequestServices.GetRequiredService<Words>();
        return ProblemColumn.Add(file, place, FaultWords.ByRow(sheet, place, http)) is { } back
            ? File(back, http, intake.Kind, words.Say($"sheet.{intake.Kind}", "zh"))
            : FaultWords.Problem(SentSheet.Refused("workbook-unreadable"), http);
    }

    /// <summary>Takes the workbook in the request in, all of it or nothing.</summary>
    public static Task<SentWorkbook> TakeInAsync(Guid ownerId, Intake intake, MessagingDb db, HttpContext http) =>
        InHandAsync(
            ownerId,
            intake,
            http,
            async (_, sheet) =>
            {
                var ct = http.RequestAborted;
                await using var transaction = await db.Database.BeginTransactionAsync(ct);
                if (!await HasTurnAsync(db, ownerId, ct))
                    return new SentWorkbook(Running(http));
                var judged = await JudgedAsync(ownerId, intake, sheet, http);
                if (!judged.IsSound)
                    return judged;
                await db.SaveChangesAsync(ct);
                await transaction.CommitAsync(ct);
                return judged;
            }
        );

    // One at a time, of whatever kind: a pupil entered beside a class that moves up would keep the grade of before. Nobody waits for it,
    // since whoever waits holds a connection, of which everybody else has that many fewer.
    private static Task<bool> HasTurnAsync(MessagingDb db, Guid ownerId, CancellationToken ct)
    {
        var turn = $"workbook {ownerId}";
        return db
            .Database.SqlQuery<bool>($"select pg_try_advisory_xact_lock(hashtextextended({turn}, 0)) as \"Value\"")
            .SingleAsync(ct);
    }

    private static IResult Running(HttpContext http)
    {
        var words = http.RequestServices.GetRequiredService<Words>();
        Turns.ComeAgain(http);
        return Problems.Conflict("import-running", words.Say("import-running", Words.LanguageOf(http.Request)));
    }

    // The body comes in before the turn: a slow line holds nobody up.
    private static async Task<SentWorkbook> InHandAsync(
        Guid ownerId,
        Intake intake,
        HttpContext http,
        Func<MemoryStream, SentSheet, Task<SentWorkbook>> use
    )
    {
        ArgumentNullException.ThrowIfNull(intake);
        ArgumentNullException.ThrowIfNull(http);
        var ct = http.RequestAborted;
        if (await intake.ColumnsAsync(ownerId, ct) is not { } columns)
            return new SentWorkbook(TypedResults.NotFound());
        var (file, refusal) = await Upload.ReadAsync(http.Request, ct);
        if (file is null)
            return new SentWorkbook(refusal);
        return await InHand.TakeAsync(
                http,
                () =>
                {
                    var words = http.RequestServices.GetRequiredService<Words>();
                    var sheet = SheetReader.Read(file, words.Say($"sheet.{intake.Kind}", "zh"), columns, words);
                    file.Position = 0;
                    return use(file, sheet);
                }
            ) ?? new SentWorkbook(Results.StatusCode(StatusCodes.Status503ServiceUnavailable));
    }

    // Rows are judged only where the whole can be read.
    private static async Task<SentWorkbook> JudgedAsync(
        Guid ownerId,
        Intake intake,
        SentSheet sheet,
        HttpContext http
    ) =>
        new(
            null,
            sheet,
            sheet.Faults.Count == 0 ? await intake.TakeAsync(ownerId, sheet.Rows, http.RequestAborted) : null
        );

    private static IResult File(MemoryStream file, HttpContext http, string plain, string name)
    {
        WorkbookResult.Announce(http.Response, plain, name);
        file.Position = 0;
        return Results.Stream(file, WorkbookResult.MediaType);
    }
}

/// <summary>A workbook that was sent, and what it comes to.</summary>
/// <param name="Refusal">Why none was looked into: out of reach, too large, no workbook, or others are in hand.</param>
/// <param name="Sheet">Its rows, with all that is wrong in them.</param>
/// <param name="Tally">What became of them, or would.</param>
public sealed record SentWorkbook(IResult? Refusal, SentSheet? Sheet = null, Tally? Tally = null)
{
    /// <summary>Whether nothing is wrong with it.</summary>
    public bool IsSound => Sheet is { IsSound: true } && Tally is not null;
}
