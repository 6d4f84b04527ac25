using System.ComponentModel.DataAnnotations;
using AfterSchool.Fees.Policy;
using AfterSchool.Fees.Standards;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Fees.ChargePackages;

/// <summary>PUT /charge-packages/{id}</summary>
internal static class SaveChargePackage
{
    public static void MapChargePackages(this RouteGroupBuilder fees) =>
        fees.MapPut("/charge-packages/{id:guid}", Handle).WithTags("Charge packages").For(Roles.SchoolOffice);

    private static async Task<Results<NotFound, ProblemHttpResult, RuledOut, NoContent>> Handle(
        Guid id,
        PackageAsked asked,
        [AsParameters] Desk desk,
        CancellationToken ct
    )
    {
        if (await desk.BooksAsync(asked.SchoolId, asked.TermId, ct, Roles.SchoolOffice) is not { } books)
            return TypedResults.NotFound();
        var claim = await desk.Creations.ClaimAsync(id, asked, ct);
        if (claim != Claim.New)
            return claim == Claim.Repeated ? TypedResults.NoContent() : desk.Conflict("conflict");
        if (books.Pack is not { } pack)
            return books.NoPage;

        List<ChargeLine> lines =
        [
            .. asked.Lines.Select(line => new ChargeLine
            {
                Kind = line.Kind,
                Type = line.Type,
                Minutes = line.Minutes,
                Title = line.Title,
                AmountFen = line.Amount.Fen,
                OwnConsent = line.OwnConsent,
            }),
        ];
        var plea = await desk.Rulings.HearAsync(id, null, ct);
        var published = await books.School.StandardsAsync(pack, books.Term.LastDay, desk.Db, ct);
        var ruling = Ruling
            .All(
                BundlingRule.Judge(lines, pack),
                ExcludedCareRule.Judge(lines, pack),
                TermCapRule.JudgeLines(lines, published, pack),
                ChargeTypeRule.Judge(lines, pack),
                MaterialsRule.Judge(lines, pack)
            )
            .Heard(plea);
        if (await desk.Rulings.EnterAsync(books.Matter("save-charge-package", id), ruling, plea, ct) is { } no)
            return no;

        desk.Db.ChargePackages.Add(
            new ChargePackage
            {
                Id = id,
                SchoolId = asked.SchoolId,
                TermId = asked.TermId,
                Lines = lines,
                SavedAt = desk.Clock.Now(),
                Edition = pack.Edition,
            }
        );
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>What a school means to charge for.</summary>
/// <param name="SchoolId">The school.</param>
/// <param name="TermId">The term.</param>
/// <param name="Lines">What is charged, line by line.</param>
public sealed record PackageAsked(
    Guid SchoolId,
    Guid TermId,
    [property: Required, MinLength(1), MaxLength(50)] IReadOnlyList<LineAsked> Lines
) : IWithAmounts
{
    IEnumerable<(string Pointer, Money Amount)> IWithAmounts.Amounts =>
        Lines.Select((line, at) => ($"/lines/{at}/amount", line.Amount));
}

/// <summary>One thing charged.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Title">How it is called towards families.</param>
/// <param name="Amount">In yuan.</param>
/// <param name="OwnConsent">Whether the family consents to this line by itself.</param>
/// <param name="Type">As what it is charged.</param>
/// <param name="Minutes">Minutes of service a day, where the line is for one length.</param>
public sealed record LineAsked(
    ChargeKind Kind,
    [property: Required, StringLength(100, MinimumLength = 1)] string Title,
    Money Amount,
    bool OwnConsent,
    ChargeType Type = ChargeType.ServiceFee,
    [property: Range(1, 600)] int? Minutes = null
);
