using AfterSchool.Enrolment.Agreements;
using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.Places;
using AfterSchool.Enrolment.Rounds;
using AfterSchool.ServiceDefaults.Pages;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Pages.Office;

/// <summary>A request as the office has it before it, with the paper that is to be signed.</summary>
/// <param name="At">The term.</param>
/// <param name="Line">The request, with names.</param>
/// <param name="Paper">The paper that is to be signed now; none without a place.</param>
/// <param name="Missing">Guardian and pupil, where the page asks their signature and it is not there.</param>
public sealed record MatterDeskShown(TermDesk At, RequestLine Line, Agreement? Paper, IReadOnlyList<string> Missing)
{
    /// <summary>Where it is.</summary>
    public string Address => $"{At.Address}/requests/{Line.Request.Id}";
}

/// <summary>What is done with which request.</summary>
/// <param name="Term">The term.</param>
/// <param name="Request">The request.</param>
/// <param name="Deed">sign or take-back.</param>
internal sealed record MatterDeed(Guid Term, Guid Request, string Deed);

/// <summary>A request's page: what was signed on paper is recorded, what was entered from a paper by mistake is taken back.</summary>
internal static class MatterDesk
{
    /// <summary>GET /terms/{term}/requests/{request}</summary>
    public static async Task<IResult> ShowAsync(
        Guid term,
        Guid request,
        string? done,
        TermReading terms,
        MatterDeskReading reading,
        CancellationToken ct
    ) =>
        await terms.ReadAsync(term, ct) is { } at && await reading.ReadAsync(at, request, ct) is { } shown
            ? PageResult.Of<MatterDeskPage>(
                new { Shown = shown, Done = Desks.Done(done, "office", "sign", "take-back") }
            )
            : OfficePages.Nothing();

    /// <summary>POST /terms/{term}/requests/{request}/{deed} — sign or take-back.</summary>
    public static async Task<IResult> DoAsync(
        [AsParameters] MatterDeed what,
        HttpRequest http,
        TermReading terms,
        MatterDeskReading reading,
        Commands commands,
        CancellationToken ct
    )
    {
        var form = await FilledForm.ReadAsync(http, ct);
        if (
            await terms.ReadAsync(what.Term, ct) is not { } at
            || await reading.ReadAsync(at, what.Request, ct) is not { } shown
        )
            return OfficePages.Nothing();
        string? scan = null;
        if (what.Deed == "sign")
        {
            scan = await PaperPages.ScanAsync(form, http, ct);
            if (scan is null)
                form.Wrong("scan", "form-missing");
        }

        var outcome = what.Deed switch
        {
            "sign" => await commands.RunAsync(
                form,
                all =>
                    SignAgreement.Handle(
                        what.Request,
                        new AgreementSigned(form.Text("party"), "paper", scan, form.Optional("sha256")),
                        Commands.Of<Desk>(all),
                        Commands.Of<Signing>(all),
                        Commands.Of<AgreementBook>(all),
                        ct
                    )
            ),
            "take-back" => await commands.RunAsync(
                form,
                all =>
                    WithdrawRequest.Handle(
                        what.Request,
                        Commands.Of<Desk>(all),
                        Commands.Of<RoundGate>(all),
                        Commands.Of<Leaving>(all),
                        ct
                    )
            ),
            _ => new Outcome(StatusCodes.Status404NotFound, []),
        };
        return OfficePages.After<MatterDeskPage>(
            outcome,
            shown.Address,
            what.Deed,
            new
            {
                Shown = await reading.ReadAsync(at, what.Request, ct) ?? shown,
                Scan = scan,
                Party = form.Text("party"),
                Outcome = outcome,
            }
        );
    }
}

/// <summary>Reads it for the office of the pupil's own school.</summary>
internal sealed class MatterDeskReading(RequestDeskReading requests, AgreementBook agreements)
{
    private static readonly string[] ByHand = [Party.Guardian, Party.Pupil];

    public async Task<MatterDeskShown?> ReadAsync(TermDesk at, Guid id, CancellationToken ct)
    {
        if (await requests.LinesAsync(at, [id], ct) is not [var line])
            return null;
        var paper = line.Request.PlaceId is null ? null : await agreements.ReadAsync(id, ct);
        var asked = at.Page?.Signatories?.Value ?? [];
        return new MatterDeskShown(
            at,
            line,
            paper,
            paper is null ? [] : [.. ByHand.Where(one => asked.Contains(one) && !line.Request.SignedBy.Contains(one))]
        );
    }
}
