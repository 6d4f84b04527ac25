using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Staffing.Persons;

namespace AfterSchool.Staffing.Policy;

/// <summary>The school's own staff is filed by one list for a term, everybody else one by one (学期名单备案、逐人备案).</summary>
/// <remarks>STF-009; section 10, O2.</remarks>
internal static class FilingFormRule
{
    /// <param name="persons">Who is filed.</param>
    /// <param name="namesTerm">Whether the filing is a list for a term.</param>
    /// <param name="pack">The page in force.</param>
    public static Ruling Judge(IReadOnlyCollection<StaffMember> persons, bool namesTerm, StaffingPack pack)
    {
        if (pack.FiledByTermList is not { } byList)
            return Ruling.Permitted;
        var others = persons.Count(person => !byList.Value.Contains(person.Category));
        return others > 0 && (persons.Count > 1 || namesTerm)
                ? byList.Broken("outsider-filed-in-a-list", new { Persons = persons.Count, Outsiders = others })
            : others == 0 && !namesTerm ? byList.Broken("own-staff-filed-without-term")
            : Ruling.Permitted;
    }
}
