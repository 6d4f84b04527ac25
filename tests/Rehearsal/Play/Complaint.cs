using AfterSchool.Rehearsal.Made;
using AfterSchool.Rehearsal.Web;

namespace AfterSchool.Rehearsal.Play;

/// <summary>Step 10: a complaint about a school, to its end.</summary>
public sealed class Complaint(School school)
{
    private readonly Bureau _bureau = school.Bureau;
    private readonly PersonMade _caller = school.Stage.Told.Of(
        PersonMade.Of(school.Stage.Chance, $"{school.Name}/caller")
    );

    /// <summary>The case.</summary>
    public Guid Case { get; } = school.Id("complaint");

    /// <summary>Its path.</summary>
    public string Path => $"/supervision/v1/cases/{Case}";

    /// <summary>The whole step.</summary>
    public async Task PlayAsync()
    {
        // What people say at the phone holds more than anybody asked for.
        var child = school.Made.Pupils[0].Name;
        await IsTakenAsync(
            "T3",
            $"我是{child}的家长{_caller.Name}，电话{_caller.Phone}。舞蹈班下课发传单，让去校外再报。",
            null
        );
        await IsVerifiedAsync();
        await RectifyAsync();
        await AnswerAndCloseAsync();
    }

    /// <summary>Taken at the phone.</summary>
    public async Task IsTakenAsync(string category, string text, Guid? vendor)
    {
        await _bureau.Agent.DoesPutAsync(
            Path,
            new
            {
                schoolId = school.Made.Id,
                channel = "phone",
                categories = new[] { category },
                text,
                vendorId = vendor,
                caller = new { name = _caller.Name, phone = _caller.Phone },
            }
        );
        await _bureau.Agent.DoesPostAsync($"{Path}/acknowledge");
    }

    /// <summary>Assigned, looked into, and found true.</summary>
    public async Task IsVerifiedAsync()
    {
        await _bureau.Supervisor.DoesPostAsync($"{Path}/assign", new { level = "county" });
        await _bureau.Supervisor.DoesPostAsync($"{Path}/verify", new { finding = "substantiated", words = "属实" });
    }

    /// <summary>Put right.</summary>
    public Task RectifyAsync() =>
        _bureau.Education.DoesPostAsync(
            $"{Path}/rectifications",
            new { what = "停止该行为并向家长说明", evidence = "公示照片" }
        );

    /// <summary>Answered and closed.</summary>
    public async Task AnswerAndCloseAsync()
    {
        await _bureau.Supervisor.DoesPostAsync($"{Path}/reply", new { words = "已核实并纠正。" });
        await _bureau.Supervisor.DoesPostAsync($"{Path}/close");
    }
}
