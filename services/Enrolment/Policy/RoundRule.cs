using AfterSchool.Enrolment.Draws;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>How a school may give places by lot (抽签办法): its own published choice, priority groups first wherever the page has any.</summary>
/// <remarks>
/// ENR-022, ENR-092, ENR-098. No document speaks of lots; that priority groups come first is no choice of a school's, so the announcement
/// cites the sentence and the draw keeps to it whatever the mechanism.
/// </remarks>
internal static class RoundRule
{
    /// <summary>Its code, where a list cannot be frozen since requests are still undecided.</summary>
    public const string Undecided = "round-undecided";

    /// <summary>Offerings have lots of their own only where somebody comes first: elsewhere one lot does the same and is easier told.</summary>
    public static Ruling Judge(Mechanism mechanism, EnrolmentPack pack) =>
        mechanism == Mechanism.DeferredAcceptance && pack.PriorityGroups is null
            ? Ruling.Refused("mechanism-without-priority", FreeChoice(pack))
            : Ruling.Permitted;

    /// <summary>Every request is decided before the list is frozen: the families have done their part, the school owes its own.</summary>
    public static Ruling JudgeUndecided(int undecided, EnrolmentPack pack) =>
        undecided > 0 && pack.RequestChain is { } chain
            ? chain.Pending(Undecided, new { Undecided = undecided })
            : Ruling.Permitted;

    /// <summary>Where places are short and no lot was drawn, a lot comes first: nobody is placed by who was quicker.</summary>
    public static Ruling JudgeWithoutDraw(int asking, int free, bool wasDrawn, EnrolmentPack pack) =>
        asking > free && !wasDrawn
            ? Ruling.Refused("draw-first", FreeChoice(pack), new { Asking = asking, Free = free })
            : Ruling.Permitted;

    /// <summary>What the lot or the list gave stands; any other place goes to another family in the list's order only.</summary>
    public static Ruling JudgeSwap(bool standsByRule, bool isNext, EnrolmentPack pack) =>
        Ruling.All(
            standsByRule ? Ruling.Refused("drawn-place-stands", FreeChoice(pack)) : Ruling.Permitted,
            isNext ? Ruling.Permitted : Ruling.Refused("list-passed-over", FreeChoice(pack))
        );

    // Our default, and said to be one: what families choose freely is not given to whoever was quicker.
    private static IReadOnlyList<Citation> FreeChoice(EnrolmentPack pack) => pack.OfferHours?.Sources ?? [];
}
