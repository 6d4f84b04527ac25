namespace AfterSchool.EndToEnd;

/// <summary>Step 7: one afternoon, from sign-in to an empty campus.</summary>
internal sealed class Afternoon(Town town, Admission staff, Menu menu, Places places)
{
    public async Task ChildrenAreInCareUntilReleasedAsync()
    {
        ArgumentNullException.ThrowIfNull(staff);
        await RolesHoldAsync();
        using var duty = await town.SignInTeacherAsync(0);
        using var relief = await town.SignInTeacherAsync(1);
        var session = await duty.FindsAsync(
            $"/safety/v1/sessions?schoolId={town.School}&day=2026-09-07",
            row => row.Id("offeringId") == menu.Sport,
            "today's session is there"
        );
        var path = $"/safety/v1/sessions/{session.Id()}";

        await duty.DoesPostAsync($"{path}/sign-in");
        await duty.DoesPostAsync(
            $"{path}/roll-call",
            new { marks = places.Ids.Keys.Select(index => new { pupilId = town.Pupils[index], mark = "present" }) }
        );
        var handOver = $"/safety/v1/hand-overs/{Guid.CreateVersion7()}";
        await duty.DoesPutAsync(
            handOver,
            new
            {
                sessionId = session.Id(),
                toPersonId = relief.Account,
                count = 2,
            }
        );
        await relief.DoesPostAsync($"{handOver}/confirm", new { count = 2 });

        await Asking.RuledOutAsync(
            () =>
                ReleaseAsync(
                    relief,
                    session.Id(),
                    places.Stays,
                    new { manner = "listedPerson", pickUpPersonId = (Guid?)Guid.CreateVersion7() }
                ),
            "release-to-stranger",
            "refused",
            "建立学生离校信息对接机制"
        );
        await Asking.RuledOutAsync(
            () => relief.PostAsync($"{path}/close", new { }),
            "children-in-care",
            "pending",
            "制定并落实考勤、监管、交接班制度和应急预案"
        );
        foreach (var index in places.Ids.Keys)
            await Asking.DoneAsync(() =>
                ReleaseAsync(
                    relief,
                    session.Id(),
                    index,
                    new { manner = "guardian", guardianAccountId = town.Guardians[index].Account }
                )
            );
        await relief.DoesPostAsync($"{path}/close");

        Assert.Equal(
            0,
            (await town.Office.GetAsync($"/safety/v1/campus?schoolId={town.School}")).GetProperty("count").GetInt32()
        );
        await town.Guardians[places.Stays]
            .FindsAsync("/directory/v1/notices", row => row.Text("template") == "leave-school", "the guardian is told");
    }

    private Task<HttpResponseMessage> ReleaseAsync(Person by, Guid session, int index, object how)
    {
        var body = System.Text.Json.JsonSerializer.SerializeToNode(how)!.AsObject();
        (body["sessionId"], body["pupilId"]) = (session, town.Pupils[index]);
        return by.PutAsync($"/safety/v1/releases/{Guid.CreateVersion7()}", body);
    }

    /// <summary>A duty teacher's role holds only once Staffing has cleared the person, and Directory has heard it.</summary>
    private async Task RolesHoldAsync()
    {
        foreach (var (account, _, _) in town.Teachers[..2])
            await town.Office.FindsAsync(
                $"/directory/v1/schools/{town.School}/posts",
                row => row.Id("accountId") == account && row.GetProperty("rolesThatHold").GetArrayLength() > 0,
                "the duty teacher's role holds"
            );
    }
}
