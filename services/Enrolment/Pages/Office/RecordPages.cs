using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.Terms;
using AfterSchool.Enrolment.WorkRecords;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Pages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Enrolment.Pages.Office;

/// <summary>A term's book of work, as the office keeps it.</summary>
/// <param name="At">The term.</param>
/// <param name="Book">What is in it, and what the document asks to be.</param>
/// <param name="CommandId">Id of the record that the form makes.</param>
/// <param name="Today">The day.</param>
public sealed record RecordsShown(TermDesk At, WorkShown Book, Guid CommandId, DateOnly Today);

/// <summary>What the school did beside the service: research, the five managements, home and school (工作记录).</summary>
internal static class RecordPages
{
    private const string Prefix = "work-";

    /// <summary>GET /terms/{term}/records</summary>
    public static async Task<RazorComponentResult> ShowAsync(
        Guid term,
        string? done,
        TermReading terms,
        Desk desk,
        CancellationToken ct
    ) =>
        await ReadAsync(term, terms, desk, ct) is { } shown
            ? PageResult.Of<RecordsPage>(new { Shown = shown, Done = Desks.Done(done, "office", "work") })
            : OfficePages.Nothing();

    /// <summary>POST /terms/{term}/records — enters one.</summary>
    public static async Task<IResult> EnterAsync(
        Guid term,
        HttpRequest request,
        TermReading terms,
        Desk desk,
        Commands commands,
        CancellationToken ct
    )
    {
        if (await ReadAsync(term, terms, desk, ct) is not { } shown)
            return OfficePages.Nothing();
        var form = await FilledForm.ReadAsync(request, ct);
        var (id, at) = (form.Id(), shown.At);
        if (
            !Enum.TryParse<WorkKind>(form.Text(Prefix + "kind"), ignoreCase: true, out var kind)
            || !Enum.IsDefined(kind)
        )
            form.Wrong(Prefix + "kind", "form-missing");
        var body = form.Checked(
            new SchoolWorkRecorded(
                at.School.Id,
                term,
                kind,
                form.Day(Prefix + "on"),
                form.Text(Prefix + "title"),
                form.Text(Prefix + "words"),
                form.Optional(Prefix + "sha256")
            ),
            Prefix
        );
        var outcome = await commands.RunAsync(
            form,
            all => RecordSchoolWork.Handle(id, body, Commands.Of<Desk>(all), Commands.Of<TermBook>(all), ct),
            Prefix
        );
        return OfficePages.After<RecordsPage>(
            outcome,
            $"{at.Address}/records",
            "work",
            new
            {
                Shown = shown,
                Form = form,
                Outcome = outcome,
            }
        );
    }

    private static async Task<RecordsShown?> ReadAsync(Guid term, TermReading terms, Desk desk, CancellationToken ct) =>
        await terms.ReadAsync(term, ct) is { } at
        && (await ReadSchoolWork.Handle(at.School.Id, term, desk, ct)).Result is Ok<WorkShown> { Value: { } book }
            ? new RecordsShown(at, book, Guid.CreateVersion7(), desk.Clock.Today())
            : null;
}
