namespace AfterSchool.Enrolment.ServicePlans;

/// <summary>Steps that a page's opening sequence may list (开展流程). Which there are, and in what order, the page says.</summary>
internal static class OpeningStep
{
    public const string Consult = "consult";
    public const string Scheme = "scheme";
    public const string Approval = "approval";
    public const string Filing = "filing";
    public const string Publish = "publish";
    public const string Menu = "menu";
    public const string Agreement = "agreement";

    // Documents have their own words for the same step: 摸底调查 for 征求意见, 告知家长 for 公示.
    private static readonly Dictionary<string, string> OtherWords = new()
    {
        ["survey"] = Consult,
        ["notice"] = Publish,
    };

    private static readonly string[] OfPlan = [Consult, Scheme, Approval, Publish, Menu, Agreement];

    /// <summary>What that step is called in this sequence; null where it does not occur.</summary>
    public static string? NameIn(IEnumerable<string> sequence, string step) =>
        sequence.FirstOrDefault(one => Known(one) == step);

    /// <summary>The step by its own name, whatever the document calls it.</summary>
    public static string Known(string named) => OtherWords.GetValueOrDefault(named, named);

    /// <summary>Whether it is taken once for the plan rather than for each request.</summary>
    public static bool IsOfPlan(string named) => OfPlan.Contains(Known(named));

    /// <summary>Whether it is the class teacher's review of a request.</summary>
    public static bool IsClassReview(string named) => named is "classReview" or "classFirstReview";

    /// <summary>What a step that is done is called where it guards another.</summary>
    public static string GuardOf(string step) =>
        Known(step) switch
        {
            Consult => "consulted",
            Scheme => "schemed",
            Approval => "approved",
            Publish => "published",
            Menu => "menuPublished",
            Agreement => "agreed",
            var one when IsClassReview(one) => "classReviewed",
            var one => one,
        };
}
