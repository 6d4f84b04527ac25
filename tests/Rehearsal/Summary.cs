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
                Shown(one.Places.Waiting),
                Shown(one.Money.Bills.Count),
                one.Money.Billed.ToString("0.00", CultureInfo.InvariantCulture),
                Shown(one.Afternoon.Held),
                Shown(one.Afternoon.Released),
                Shown(one.Refunds)
            );
        return table;
    }

    private static string Shown(int number) => number.ToString(CultureInfo.InvariantCulture);
}
