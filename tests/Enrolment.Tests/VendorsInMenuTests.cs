using Microsoft.EntityFrameworkCore;
using static AfterSchool.Enrolment.Tests.MenuBook;

namespace AfterSchool.Enrolment.Tests;

public sealed class VendorsInMenuTests(EnrolmentApp app)
{
    [Fact]
    public async Task A_vendors_draft_stays_the_vendors_and_its_row_comes_back_unchanged()
    {
        var (school, plan) = await PlannedAsync(app);
        var vendor = Guid.CreateVersion7();
        var draft = await school.KeepAsync(plan, ("providerKind", "vendor"), ("vendorId", vendor));
        object?[] asItIs = Row(("提供者", "第三方机构"), ("上课时间", "周一"));

        Assert.Equal((0, 0, 1), await TallyAsync(ImportAsync(school, plan, asItIs)));
        foreach (
            var other in (object?[][])
                [
                    Row(("上课时间", "周一")),
                    Row(("提供者", "第三方机构"), ("上课时间", "周一"), ("名额", 31)),
                    Row(("名称", "新的"), ("提供者", "第三方机构"), ("上课时间", "周一")),
                ]
        )
            Assert.Equal(["/rows/2/menuProvider menu-vendor"], await FaultsAsync(ImportAsync(school, plan, other)));
        Assert.Equal(
            vendor,
            await app.InDbAsync(db =>
                db.Offerings.Where(one => one.Id == draft).Select(one => one.VendorId).SingleAsync()
            )
        );
    }
}
