namespace AfterSchool.EndToEnd;

/// <summary>Step 3: who may stand in the room, and which vendor may come in.</summary>
public sealed class Admission(Town town)
{
    private static readonly string[] Dimensions = ["political", "moral", "psychological", "health", "criminalRecord"];

    public Guid Vendor { get; } = Guid.CreateVersion7();

    public async Task TeachersAreClearedAsync()
    {
        foreach (var (account, _, _) in town.Teachers[..2])
        {
            var person = $"/staffing/v1/persons/{account}";
            await town.Office.DoesPutAsync(
                person,
                new
                {
                    schoolId = town.School,
                    category = "own",
                    ownDutiesFulfilled = true,
                }
            );
            foreach (var dimension in Dimensions)
                await town.Office.DoesPutAsync(
                    $"{person}/checks/{Guid.CreateVersion7()}",
                    new
                    {
                        dimension,
                        passed = true,
                        on = "2026-08-19",
                        checker = "城南实验小学",
                    }
                );
            await town.Office.DoesPostAsync($"{person}/clear");
        }

        await town.Office.DoesPutAsync(
            $"/staffing/v1/persons/{town.Teachers[2].Account}",
            new
            {
                schoolId = town.School,
                category = "retiredAthlete",
                ownDutiesFulfilled = true,
            }
        );
    }

    public async Task VendorIsAdmittedAsync()
    {
        var (selection, bid) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await town.Education.DoesPutAsync(
            $"/staffing/v1/vendors/{Vendor}",
            new
            {
                creditCode = "91350100M000100Y43",
                name = "星星艺术中心",
                kind = "vendor",
                qualifications = new[] { "艺术培训" },
            }
        );
        await town.Education.DoesPutAsync(
            $"/staffing/v1/selections/{selection}",
            new
            {
                division = "430102",
                item = "舞蹈",
                category = "enrichment",
                offCampusPrice = "100.00",
                method = "tender",
            }
        );
        await town.Education.DoesPutAsync(
            $"/staffing/v1/selections/{selection}/bids/{bid}",
            new { vendorId = Vendor, price = "80.00" }
        );

        var award = () => town.Education.PostAsync($"/staffing/v1/selections/{selection}/award", new { bidId = bid });
        var waiting = await award.RuledOutAsync(
            "vendor-price-clearly-lower",
            "held",
            "明显低于培训机构在校外提供同质培训服务"
        );
        await town.Education.DoesPostAsync(
            $"/staffing/v1/held/{waiting.Id("heldMatterId")}/decide",
            new { granted = true, words = "低于校外价格两成，认定为明显低于。" }
        );
        await award.DoneAsync();
        await town.Education.DoesPostAsync($"/staffing/v1/vendor-list/{selection}/publish");
        await PermitSchoolAsync();
        await town.Office.DoesPutAsync(
            $"/staffing/v1/introductions/{Guid.CreateVersion7()}",
            new
            {
                schoolId = town.School,
                termId = town.Term,
                item = "舞蹈",
                category = "enrichment",
                vendorId = Vendor,
                pupilsAsking = 36,
                unmetInterest = "本校没有舞蹈教师。",
            }
        );
        await town.Office.DoesPutAsync(
            $"/staffing/v1/contracts/{Guid.CreateVersion7()}",
            new
            {
                schoolId = town.School,
                vendorId = Vendor,
                selectionId = selection,
                from = Town.FirstDay,
                until = Town.LastDay,
                scope = "item",
            }
        );
    }

    public async Task TeachersAreAssignedAsync(Guid offering)
    {
        var assign = (Guid person) =>
            town.Office.PutAsync(
                $"/staffing/v1/assignments/{Guid.CreateVersion7()}",
                new
                {
                    personId = person,
                    offeringId = offering,
                    dutyRole = "direct",
                }
            );
        foreach (var (account, _, _) in town.Teachers[..2])
            await Asking.DoneAsync(() => assign(account));

        await Asking.RuledOutAsync(
            () => assign(town.Teachers[2].Account),
            "external-without-approval",
            "refused",
            "也可经当地教育部门批准后，由学校聘请"
        );
    }

    private async Task PermitSchoolAsync()
    {
        // The authority has set no total, so it confirms the running one it is shown.
        var permit = $"/staffing/v1/permits/{Guid.CreateVersion7()}";
        var shown = await Asking.RuledOutAsync(
            () => town.Education.PutAsync(permit, new { schoolId = town.School, number = "长教许〔2026〕3号" }),
            "vendor-schools-total-unconfirmed",
            "pending",
            "严格控制总体数量"
        );
        var total = shown
            .GetProperty("policy")
            .EnumerateArray()
            .First(line => line.Text("rule") == "vendor-schools-total-unconfirmed")
            .GetProperty("compared")
            .GetProperty("schools")
            .GetInt32();
        await town.Education.DoesPutAsync(
            permit,
            new
            {
                schoolId = town.School,
                number = "长教许〔2026〕3号",
                confirmTotal = total,
            }
        );
    }
}
