using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>What is known of resources and needs when a menu is made (摸底调查、意向调查).</summary>
/// <remarks>ENR-009, 011, 012, 013, 014. All of it is owed by the school; nothing of it waits for a family.</remarks>
internal static class NeedsRule
{
    /// <summary>No ledger of resources is closed for the term.</summary>
    public static Ruling JudgeInventory(NeedsFacts facts, EnrolmentPack pack) =>
        pack.InventoryRequired is { Value: true } required && !facts.IsInventoryClosed
            ? required.Broken("inventory-missing")
            : Ruling.Permitted;

    /// <summary>A ledger without a room, a place or a teacher is none yet.</summary>
    public static Ruling JudgeClosing(int rooms, int teachers, EnrolmentPack pack) =>
        pack.InventoryRequired is { Value: true } required && rooms == 0 && teachers == 0
            ? required.Pending("inventory-empty")
            : Ruling.Permitted;

    /// <summary>Nobody has surveyed the need by a method that the page names.</summary>
    public static Ruling JudgeSurvey(NeedsFacts facts, EnrolmentPack pack) =>
        pack.SurveyMethods is { } methods && !facts.Methods.Intersect(methods.Value).Any()
            ? methods.Broken("needs-survey-missing", new { Methods = methods.Value })
            : Ruling.Permitted;

    /// <summary>The form that families filled in was made before the stock was taken.</summary>
    public static Ruling JudgeForm(NeedsFacts facts, EnrolmentPack pack) =>
        pack.IntentionForm is { Value: true } form && facts is { HasSurvey: true, IsFormFromInventory: false }
            ? form.Broken("form-before-inventory")
            : Ruling.Permitted;

    /// <summary>Classes whose need nobody has counted.</summary>
    public static Ruling JudgeClasses(NeedsFacts facts, EnrolmentPack pack) =>
        pack.ClassRollUp is { Value: true } each && facts is { HasSurvey: true, ClassesMissing: > 0 and var missing }
            ? each.Broken("classes-not-counted", new { Missing = missing })
            : Ruling.Permitted;

    /// <summary>「以需求为依据」: an item that nobody wished for is a task of the school, or noted.</summary>
    /// <param name="activity">The item's activity.</param>
    /// <param name="wished">Activities that families wished for; none where no survey is closed.</param>
    /// <param name="pack">The page.</param>
    public static Ruling JudgeItem(string activity, IReadOnlyCollection<string>? wished, EnrolmentPack pack) =>
        pack.DemandBased is { Value: true } based && wished is not null && !wished.Contains(activity)
            ? based.Broken("item-without-demand", new { Activity = activity })
            : Ruling.Permitted;
}

/// <summary>What has been found out for a term.</summary>
internal sealed record NeedsFacts
{
    /// <summary>Whether the ledger of resources is closed for the term.</summary>
    public bool IsInventoryClosed { get; init; }

    /// <summary>Methods of the surveys that are closed.</summary>
    public IReadOnlyCollection<string> Methods { get; init; } = [];

    /// <summary>Whether any survey is closed.</summary>
    public bool HasSurvey => Methods.Count > 0;

    /// <summary>Whether the ledger was closed when the surveys opened.</summary>
    public bool IsFormFromInventory { get; init; }

    /// <summary>Classes that no closed survey has counted.</summary>
    public int ClassesMissing { get; init; }
}
