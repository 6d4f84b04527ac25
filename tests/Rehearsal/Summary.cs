using System.Globalization;
using AfterSchool.Rehearsal.Play;
using Spectre.Console;

namespace AfterSchool.Rehearsal;

/// <summary>What became of each school, as a table.</summary>
internal static class Summary
{
    public static Table Of(IReadOnlyList<SchoolsTerm> schools)
    {
        var table = new Table().Border(TableBorder.Rounded);
        foreach (
            var column in new[]
            {
                "学校",
                "依据",
                "学生",
                "家庭",
                "报名",
                "录取",
                "候补",
                "收费单",
                "应缴（元）",
                "场次",
                "离校",
                "退费",
            }
        )
            table.AddColumn(column);
        foreach (var one in schools)
            table.AddRow(
                one.School.Made.Name,
                one.Law.Edition,
                Shown(one.School.Made.Pupils.Count),
                Shown(one.School.Guardians.Count),
                Shown(one.Places.Requests),
                Shown(one.Places.Confirmed.Count),
                Shown(one.Places.Waiting.Count),
                Shown(one.Money.Bills.Count),
                one.Money.Billed.ToString("0.00", CultureInfo.InvariantCulture),
                Shown(one.Afternoon.Held),
                Shown(one.Afternoon.Released),
                Shown(one.Refunds)
            );
        return table;
    }

    /// <summary>Where to go now, and as whom.</summary>
    public static void WhatToLookAt(Uri gateway, IReadOnlyList<SchoolsTerm> schools)
    {
        AnsiConsole.WriteLine();
        AnsiConsole.MarkupLineInterpolated($"可以看：");
        foreach (
            var (path, what) in new[]
            {
                ("", "首页；用户名 operator，或下列各人"),
                ("public/enrolment/law", "五地规则逐条依据，可并列比较"),
                (
                    $"public/fees/law/compare?first={schools[0].Law.Edition}&second={schools[^1].Law.Edition}",
                    "收费规则两地对照"
                ),
                ("docs", "各服务接口"),
            }
        )
            AnsiConsole.MarkupLineInterpolated($"  {new Uri(gateway, path)}  [grey]{what}[/]");
        foreach (var one in schools)
            AnsiConsole.MarkupLineInterpolated(
                $"  {one.School.Made.Name}：{one.School.Office.UserName}、{one.School.Principal.UserName}、{one.School.Guardians.Values.First().UserName}，主管部门 {one.School.Bureau.Education.UserName}"
            );
        AnsiConsole.MarkupLineInterpolated($"  密码 {Web.Person.Password}");
    }

    private static string Shown(int number) => number.ToString(CultureInfo.InvariantCulture);
}
