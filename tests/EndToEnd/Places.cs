namespace AfterSchool.EndToEnd;

/// <summary>Steps 5 and 9: three families ask for two places; one of those who got one leaves again.</summary>
internal sealed class Places(Town town, Menu menu)
{
    /// <summary>The pupil with a priority ground, who stays.</summary>
    public int Stays { get; } = 2;

    /// <summary>The one of the others whom the lot favoured, who leaves.</summary>
    public int Leaves { get; private set; }

    /// <summary>Places of those two.</summary>
    public Dictionary<int, Guid> Ids { get; } = [];

    public async Task AreConfirmedAsync()
    {
        var requests = new Guid[3];
        for (var index = 0; index < 3; index++)
        {
            requests[index] = Guid.CreateVersion7();
            var (request, guardian, pupil) = (
                $"/enrolment/v1/requests/{requests[index]}",
                town.Guardians[index],
                town.Pupils[index]
            );
            await guardian.DoesPutAsync(request, new { pupilId = pupil, choices = new[] { menu.Sport } });
            await town.ClassTeacher.DoesPostAsync($"{request}/class-review", new { words = "情况属实" });
            await town.Office.DoesPostAsync($"{request}/decide", new { approved = true, words = "同意" });
        }

        var allocation = await town.Office.DoesPostAsync($"/enrolment/v1/offerings/{menu.Sport}/allocate");
        Assert.Equal(
            (2, 1),
            (allocation.GetProperty("placed").GetInt32(), allocation.GetProperty("waiting").GetInt32())
        );

        for (var index = 0; index < 3; index++)
        {
            var shown = await town.Guardians[index].GetAsync($"/enrolment/v1/requests/{requests[index]}");
            if (
                !shown.TryGetProperty("placeId", out var place)
                || place.ValueKind == System.Text.Json.JsonValueKind.Null
            )
                continue;
            Ids[index] = place.GetGuid();
            foreach (var (person, party) in new[] { (town.Guardians[index], "guardian"), (town.Office, "school") })
                await person.DoesPostAsync(
                    $"/enrolment/v1/requests/{requests[index]}/agreement/signatures",
                    new { party, method = "online" }
                );
        }

        // Priority groups are placed first; the lot decides among the others.
        Assert.Contains(Stays, Ids.Keys);
        Leaves = Ids.Keys.Single(index => index != Stays);
    }

    public Task OneFamilyLeavesAsync() =>
        town.Guardians[Leaves]
            .DoesPostAsync($"/enrolment/v1/places/{Ids[Leaves]}/withdraw", new { reasonKind = "illness" });
}
