using System.ComponentModel.DataAnnotations;
using AfterSchool.Fees.Policy;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Fees;

/// <summary>Answers that several subjects of this service give.</summary>
internal static class Answers
{
    /// <summary>409 with a code that has words.</summary>
    public static ProblemHttpResult Conflict(string code, Words words, HttpRequest request) =>
        (ProblemHttpResult)Problems.Conflict(code, words.Say(code, Words.LanguageOf(request)));

    /// <summary>The refusal for a place that no page covers.</summary>
    public static RuledOut NoPage(DivisionCode division, DateOnly day) => new(Editions.NoPage(division, day));

    /// <summary>The page that governs a school's term: the one in force on the term's first day.</summary>
    public static FeesPack? Governing(this Editions<FeesPack> packs, School school, Term term) =>
        packs.InForce(school.Division, term.FirstDay);
}

/// <summary>What several verbs take: how money was handed over, and by which record it can be found again.</summary>
/// <param name="Reference">Number of the bank slip or of the cash book's entry.</param>
public sealed record HandedOver([property: Required, StringLength(100, MinimumLength = 1)] string Reference);

/// <summary>A reason recorded with a command that in principle is not done.</summary>
/// <param name="Reason">The reason.</param>
public sealed record ReasonGiven([property: StringLength(2_000)] string? Reason = null);

/// <summary>A request that names amounts of money, each of which must be above nothing.</summary>
internal interface IWithAmounts
{
    /// <summary>JSON pointer and amount.</summary>
    IEnumerable<(string Pointer, Money Amount)> Amounts { get; }
}

/// <summary>400 for an amount of nothing or less: the generated validation passes over types that are written as text.</summary>
internal static class AmountsAboveZero
{
    public static ValueTask<object?> Check(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var wrong = context
            .Arguments.OfType<IWithAmounts>()
            .SelectMany(asked => asked.Amounts)
            .FirstOrDefault(one => one.Amount <= Money.Zero);
        return wrong.Pointer is null
            ? next(context)
            : ValueTask.FromResult<object?>(Problems.Invalid(wrong.Pointer, "Expected an amount above 0.00."));
    }
}
