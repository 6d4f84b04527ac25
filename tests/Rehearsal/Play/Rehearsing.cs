using AfterSchool.Rehearsal.Made;
using AfterSchool.Rehearsal.Web;

namespace AfterSchool.Rehearsal.Play;

/// <summary>A whole city lives its term: every school through every step, and some weeks of afternoons.</summary>
/// <param name="stage">The running system.</param>
/// <param name="city">The city.</param>
/// <param name="callers">How many people act at once in each school.</param>
/// <param name="say">Told what is going on.</param>
public sealed class Rehearsing(Stage stage, CityMade city, int callers, Action<string> say)
{
    private static readonly DateOnly Before = new(2026, 8, 20);
    private readonly List<SchoolsTerm> _schools = [];

    /// <summary>What became of each school.</summary>
    public IReadOnlyList<SchoolsTerm> Schools => _schools;

    /// <summary>The whole term so far as it goes.</summary>
    /// <param name="weeks">School weeks of afternoons.</param>
    public async Task PlayAsync(int weeks)
    {
        await PlacesAreGivenAsync();
        await EachAsync("收费单、缴费", term => term.Money.BillsArePaidAsync(callers));
        await EachAsync("接送人、来访", term => term.Gate.PlayAsync());
        await WeeksAsync(weeks);
        await EachAsync("退出、退费、补助、投诉", term => term.SettlesAsync());
    }

    /// <summary>Steps 1 to 5: every school is open and every child that could be placed has its place.</summary>
    public async Task PlacesAreGivenAsync()
    {
        await stage.Clock.MoveToAsync(StoryClock.China(Before, 9));
        await PlacesOpenAsync();
        await EachAsync("计划、收费、人员", term => term.PlansAsync());
        await EachAsync("名册、资源、菜单的表格", term => term.GoesOverListsAsync());
        await EachAsync("菜单", term => term.PublishesMenuAsync());
        await EachAsync("方案修订、菜单调整", term => term.ThinksAgainAsync());
        await EachAsync("报名、审核", term => term.PlacesAreAskedForAsync(callers));
        await stage.Clock.MoveToAsync(Places.Close);
        await EachAsync("封存名单", term => term.PlacesAreClosedAsync());
        await stage.Clock.MoveToAsync(Places.PublicValueIsOut);
        await EachAsync("抽签、录取、签约、候补、余位", term => term.PlacesAreDrawnAsync(callers));
    }

    /// <summary>Every duty teacher signs in.</summary>
    public Task TeachersSignInAsync() => EachAsync("值班教师登录", term => term.Afternoon.TeachersSignInAsync());

    private async Task PlacesOpenAsync()
    {
        foreach (var place in city.Schools.Select(one => one.Place).Distinct())
        {
            say($"{place.Title}：主管部门、收费标准、机构遴选");
            var neighbourhood = await Neighbourhood.OpenAsync(stage, place);
            foreach (var made in city.Schools.Where(one => one.Place == place))
            {
                say($"{made.Name}：学校、班级、{made.Pupils.Count}名学生、{made.Families.Count}个家庭");
                _schools.Add(await neighbourhood.EnterAsync(made, callers));
            }
        }
    }

    private async Task WeeksAsync(int weeks)
    {
        await TeachersSignInAsync();
        foreach (var day in Enumerable.Range(0, weeks * 7).Select(School.FirstDay.AddDays))
        {
            await stage.Clock.MoveToAsync(StoryClock.China(day, 16, 25));
            await EachAsync($"{day:M月d日} 下午", term => term.Afternoon.PlayAsync(day, callers));
        }
    }

    private async Task EachAsync(string what, Func<SchoolsTerm, Task> step)
    {
        say(what);
        await Task.WhenAll(_schools.Select(step));
    }
}
