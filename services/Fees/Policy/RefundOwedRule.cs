using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Fees.Policy;

/// <summary>Who has paid and for a special reason, not wilfully, does not take part gets the money back: the school owes it (应予以退费).</summary>
/// <remarks>FEE-034. Which reasons are special the text does not say: our list is a default.</remarks>
internal static class RefundOwedRule
{
    /// <summary>Code of the duty; its subject is the bill.</summary>
    public const string Code = "refund-owed";

    public static Ruling Judge(string reason, FeesPack pack) =>
        IsOwed(reason, pack) ? pack.RefundTrigger!.Broken(Code, new { Reason = reason }) : Ruling.Permitted;

    public static Ruling JudgeDeclining(string reason, FeesPack pack) =>
        IsOwed(reason, pack) ? pack.RefundTrigger!.Pending(Code, new { Reason = reason }) : Ruling.Permitted;

    /// <summary>Notes by which formula it was counted, marked as a default.</summary>
    public static Ruling NoteFormula(int remaining, int planned, FeesPack pack) =>
        pack.RefundFormula is { } formula
            ? formula.Broken("refund-formula", Force.Main, new { Remaining = remaining, Planned = planned })
            : Ruling.Permitted;

    /// <summary>
    /// Who wants money back on leaving asks for it in writing; paper or electronic is the same.
    /// </summary>
    /// <remarks>FEE-033. 「要求退费的，须向学校提出书面申请，可退回剩余费用」.</remarks>
    public static Ruling JudgeWriting(string? application, FeesPack pack) =>
        string.IsNullOrWhiteSpace(application) && pack.RefundTrigger is { Value: "withdrawalWritten" } trigger
            ? trigger.Broken("refund-in-writing")
            : Ruling.Permitted;

    private static bool IsOwed(string reason, FeesPack pack) =>
        pack is { RefundTrigger.Value: "nonParticipationSpecial", SpecialReasons: { } special }
        && special.Value.Contains(reason);
}
