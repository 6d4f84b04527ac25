namespace AfterSchool.Enrolment.ServicePlans;

/// <summary>Steps that a page's opening sequence may list (开展流程). Which there are, and in what order, the page says.</summary>
internal static class OpeningStep
{
    public const string Consult = "consult";
    public const string Scheme = "scheme";
    public const string Approval = "approval";
    public const string Publish = "publish";
    public const string Agreement = "agreement";

    /// <summary>What a step that is done is called where it guards another.</summary>
    public static string GuardOf(string step) =>
        step switch
        {
            Consult => "consulted",
            Scheme => "schemed",
            Approval => "approved",
            Publish => "published",
            Agreement => "agreed",
            _ => step,
        };
}
