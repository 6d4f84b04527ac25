namespace AfterSchool.EndToEnd;

/// <summary>Step 10: a complaint about the vendor, to its end.</summary>
internal sealed class Complaint(Town town, Admission staff, Menu menu)
{
    public async Task IsTakenMendedAndAnsweredAsync()
    {
        var id = Guid.CreateVersion7();
        var complaint = $"/supervision/v1/cases/{id}";
        await town.Agent.DoesPutAsync(
            complaint,
            new
            {
                schoolId = town.School,
                channel = "phone",
                categories = new[] { "T3" },
                text = "舞蹈班的机构下课发传单，让去校外再报。",
                vendorId = staff.Vendor,
                caller = new { name = "来电人", phone = "13900000000" },
            }
        );
        await town.Agent.DoesPostAsync($"{complaint}/acknowledge");
        await town.Supervisor.DoesPostAsync($"{complaint}/assign", new { level = "county" });
        await town.Supervisor.DoesPostAsync($"{complaint}/verify", new { finding = "substantiated", words = "属实" });

        await Asking.RuledOutAsync(
            () => town.Supervisor.PostAsync($"{complaint}/close", new { }),
            "case-not-rectified",
            "pending",
            "坚决纠正违规行为"
        );
        await town.Education.DoesPutAsync(
            $"/supervision/v1/sanctions/{Guid.CreateVersion7()}",
            new
            {
                caseId = id,
                kind = "vendorBan",
                subjectId = staff.Vendor,
                words = "清退",
            }
        );
        await town.Education.DoesPostAsync(
            $"{complaint}/rectifications",
            new { what = "停止合作并公开说明", evidence = "公示照片" }
        );
        await town.Supervisor.DoesPostAsync($"{complaint}/reply", new { words = "已清退该机构。" });
        await town.Supervisor.DoesPostAsync($"{complaint}/close");

        await Testing.Eventually.Equal("suspended", () => menu.StatusAsync(menu.Dance), "the banned vendor's offering");
    }
}
