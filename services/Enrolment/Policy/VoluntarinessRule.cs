using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>What is worth a look by the authority, because it may or may not have been free choice (变相强制).</summary>
/// <remarks>
/// ENR-030, ENR-031, A6. Nobody is accused: the authority is asked to look, and the school owes nothing by it. Bounds are ours.
/// </remarks>
internal static class VoluntarinessRule
{
    /// <summary>Minutes within which a class asks as one.</summary>
    public const int MinutesTogether = 10;

    /// <summary>Smallest class that is looked at: a handful of pupils may well be of one mind.</summary>
    public const int LeastPupils = 10;

    /// <summary>Children that one account may ask for before anybody looks.</summary>
    public const int MostChildren = 5;

    /// <summary>98 % of a class within ten minutes.</summary>
    public static bool IsAsOne(int askedTogether, int onRoll) =>
        onRoll >= LeastPupils && 100L * askedTogether >= 98L * onRoll;

    /// <summary>A class asked as one.</summary>
    public static Ruling JudgeClass(int askedTogether, int onRoll, EnrolmentPack pack) =>
        IsAsOne(askedTogether, onRoll)
            ? Look(
                "class-asked-as-one",
                new
                {
                    Asked = askedTogether,
                    Pupils = onRoll,
                    Minutes = MinutesTogether,
                },
                pack
            )
            : Ruling.Permitted;

    /// <summary>A school entered a whole class from papers on one day, all with the same choices.</summary>
    public static Ruling JudgeEntered(int enteredAlike, int onRoll, EnrolmentPack pack) =>
        IsAsOne(enteredAlike, onRoll)
            ? Look("class-entered-as-one", new { Entered = enteredAlike, Pupils = onRoll }, pack)
            : Ruling.Permitted;

    /// <summary>One account asked for many children.</summary>
    public static Ruling JudgeAccount(int children, EnrolmentPack pack) =>
        children > MostChildren ? Look("account-asked-for-many", new { Children = children }, pack) : Ruling.Permitted;

    /// <summary>Nobody of a school stayed away, in this term and the one before.</summary>
    public static Ruling JudgeNobodyAway(int onRoll, int asked, bool wasSoBefore, EnrolmentPack pack) =>
        onRoll >= LeastPupils && asked >= onRoll && wasSoBefore
            ? Look("nobody-stayed-away", new { Pupils = onRoll }, pack)
            : Ruling.Permitted;

    private static Ruling Look(string rule, object compared, EnrolmentPack pack) =>
        pack.NoCoercion is { Value: true } free
            ? Ruling.Of(rule, Verdict.Duty, free.Sources, compared, "educationAuthority")
            : Ruling.Permitted;
}
