using System.Net;

namespace AfterSchool.Enrolment.Tests;

/// <summary>An agreement that is to be signed.</summary>
public static class AgreementAtHand
{
    /// <summary>A child in Hunan with a place, under a form of its school that nobody has signed yet.</summary>
    public static async Task<(
        SchoolAtHand School,
        ClassAtHand Class,
        Guid Request,
        Guid Offering
    )> PlacedUnderFormAsync(this EnrolmentApp app, params (string Key, object? Value)[] but)
    {
        var school = await app.SchoolAsync();
        var plan = await school.PlanInForceAsync();
        var form = new
        {
            form = "课后服务协议",
            clauses = new Dictionary<string, string> { ["refund"] = "退费按剩余课次计算" },
        };
        await school.AsOffice.PostAsync($"plans/{plan}/agreement-form", form).IsAsync(HttpStatusCode.NoContent);
        var offering = await school.OnMenuAsync(plan, but);
        var pupils = await app.ClassAsync(school, 3, "", "");
        var request = await pupils.ApprovedAsync(school, pupils.Children[0], offering);
        await school.AllocateAsync(offering);
        return (school, pupils, request, offering);
    }
}
