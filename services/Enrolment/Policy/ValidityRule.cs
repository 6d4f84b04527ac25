using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>The page of a term's first day governs it; once expired, a new term waits for the authority's choice (有效期).</summary>
/// <remarks>XCT-002. Expiry forbids no service: it is noted, and running terms go on.</remarks>
internal static class ValidityRule
{
    public static Ruling Judge(Term term, EnrolmentPack pack)
    {
        if (pack.Until is not { } until || !pack.IsExpired(term.FirstDay))
            return Ruling.Permitted;

        // 「自发布之日起施行，有效期5年」 ends the document's force; what follows it the document does not say.
        var compared = new { term.FirstDay, LastDay = until.Value };
        return Ruling.All(
            until.Broken("page-expired", compared),
            until.Broken("term-after-expiry", Force.OpenList, compared)
        );
    }
}
