using AfterSchool.Enrolment.Offerings;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>Help for pupils who lag or run ahead is given in the page's forms (补缺补差、拓展提升): noted otherwise.</summary>
/// <remarks>ENR-073. The ban on collective teaching stays beside it.</remarks>
internal static class TutoringRule
{
    public static Ruling Judge(string activity, TeachingForm? form, EnrolmentPack pack)
    {
        if (form is not { } given || pack.Tutoring?.Value.Contains(activity) != true)
            return Ruling.Permitted;
        // 「对个别学习有困难的学生给予辅导」: single pupils; 「大班制」 where the document says so.
        return pack.TutoringForms is not { } forms || forms.Value.Contains(given.Code())
            ? Ruling.Permitted
            : forms.And(pack.Tutoring).Broken("tutoring-form", new { Form = given.Code(), Forms = forms.Value });
    }
}
