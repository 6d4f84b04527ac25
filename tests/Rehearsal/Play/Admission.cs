using AfterSchool.Rehearsal.Web;

namespace AfterSchool.Rehearsal.Play;

/// <summary>Step 3, the staff: each of them checked in every respect the law names, cleared, and assigned.</summary>
public sealed class Admission(School school, Law law)
{
    /// <summary>The school's own teachers are entered, checked, filed where the law wants them filed, and cleared.</summary>
    public async Task TeachersAreClearedAsync()
    {
        foreach (var teacher in school.DutyTeachers)
            await EnterAsync(teacher);
        if (OwnAreFiled)
            await FileAsync();
        foreach (var teacher in school.DutyTeachers)
            await school.Office.DoesPostAsync($"/staffing/v1/persons/{teacher.Account}/clear");
    }

    private bool OwnAreFiled =>
        law.Word("staffing.personsAdmittedBy") == "priorFiling"
        && law.Words("staffing.personsAdmitted").Contains("own");

    private async Task FileAsync()
    {
        var filing = $"/staffing/v1/filings/{school.Id("filing")}";
        await school.Office.DoesPutAsync(
            filing,
            new
            {
                schoolId = school.Made.Id,
                personIds = school.DutyTeachers.Select(teacher => teacher.Account),
                termId = school.Made.Term,
            }
        );
        await school.Bureau.Education.DoesPostAsync(
            $"{filing}/receive",
            new { number = $"备〔2026〕{school.Made.Number}号" }
        );
    }

    /// <summary>One of the school's own teachers.</summary>
    public async Task EnterAsync(Invited teacher)
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
    }

    /// <summary>Each offering has its teacher, and one who may relieve.</summary>
    public async Task TeachersAreAssignedAsync()
    {
        var relief = school.DutyTeachers[^1];
        foreach (var offering in school.Made.Menu)
        {
            await Asking.DoneAsync(() => AskAssignmentAsync(school.DutyTeachers[offering.Teacher], offering.Id));
            await Asking.DoneAsync(() => AskAssignmentAsync(relief, offering.Id, "relief"));
        }
    }

    /// <summary>The assignment's command.</summary>
    public Task<HttpResponseMessage> AskAssignmentAsync(Invited teacher, Guid offering, string dutyRole = "direct")
    {
        ArgumentNullException.ThrowIfNull(teacher);
        return school.Office.PutAsync(
            $"/staffing/v1/assignments/{school.Id($"{teacher.UserName}/{offering}")}",
            new
            {
                personId = teacher.Account,
                offeringId = offering,
                dutyRole,
            }
        );
    }
}
