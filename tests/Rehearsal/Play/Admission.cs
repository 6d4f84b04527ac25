using AfterSchool.Rehearsal.Web;

namespace AfterSchool.Rehearsal.Play;

/// <summary>Step 3, the staff: each of them checked in every respect the law names, cleared, and assigned.</summary>
public sealed class Admission(School school, Law law)
{
    /// <summary>The school's own teachers are checked and cleared.</summary>
    public async Task TeachersAreClearedAsync()
    {
        foreach (var teacher in school.DutyTeachers)
            await ClearAsync(teacher);
    }

    /// <summary>One of the school's own teachers.</summary>
    public async Task ClearAsync(Invited teacher)
    {
        ArgumentNullException.ThrowIfNull(teacher);
        var person = $"/staffing/v1/persons/{teacher.Account}";
        await school.Office.DoesPutAsync(
            person,
            new
            {
                schoolId = school.Made.Id,
                category = "own",
                ownDutiesFulfilled = true,
            }
        );
        foreach (var dimension in law.Words("staffing.backgroundDimensions"))
            await school.Office.DoesPutAsync(
                $"{person}/checks/{school.Id($"{teacher.UserName}/{dimension}")}",
                new
                {
                    dimension,
                    passed = true,
                    on = "2026-08-19",
                    checker = school.Made.Name,
                }
            );
        await school.Office.DoesPostAsync($"{person}/clear");
    }

    /// <summary>Each offering has its teacher, and one who may relieve.</summary>
    public async Task TeachersAreAssignedAsync()
    {
        var relief = school.DutyTeachers[^1];
        foreach (var offering in school.Made.Menu)
        foreach (var teacher in new[] { school.DutyTeachers[offering.Teacher], relief })
            await Asking.DoneAsync(() => AskAssignmentAsync(teacher, offering.Id));
    }

    /// <summary>The assignment's command.</summary>
    public Task<HttpResponseMessage> AskAssignmentAsync(Invited teacher, Guid offering)
    {
        ArgumentNullException.ThrowIfNull(teacher);
        return school.Office.PutAsync(
            $"/staffing/v1/assignments/{school.Id($"{teacher.UserName}/{offering}")}",
            new
            {
                personId = teacher.Account,
                offeringId = offering,
                dutyRole = "direct",
            }
        );
    }
}
