using AfterSchool.Rehearsal.Made;
using AfterSchool.Rehearsal.Web;

namespace AfterSchool.Rehearsal.Play;

/// <summary>The running system, as the city knows it: an address, a first operator, and a clock that can be moved.</summary>
/// <param name="Gateway">The gateway's address.</param>
/// <param name="Operator">The first operator.</param>
/// <param name="Traffic">Everything asked.</param>
/// <param name="Clock">The story's clock.</param>
/// <param name="Chance">The city's chance, from which every id comes.</param>
public sealed record Stage(Uri Gateway, Person Operator, Traffic Traffic, StoryClock Clock, Seeded Chance)
{
    /// <summary>What the system was told of people.</summary>
    public ToldOfPeople Told { get; } = new();

    /// <summary>Enters an account; whoever it is for activates it with the code.</summary>
    /// <param name="by">Operator or school office.</param>
    /// <param name="userName">Name to sign in with.</param>
    /// <param name="roles">Roles that hold at once; posts are given by the school.</param>
    /// <param name="department">Of an authority.</param>
    /// <param name="division">Of an authority, a hotline agent, a platform.</param>
    /// <param name="schoolId">Of staff and guardians.</param>
    public async Task<Invited> EnterAsync(
        Person by,
        string userName,
        string[] roles,
        string? department = null,
        string? division = null,
        Guid? schoolId = null
    )
    {
        var account = Chance.Id($"account/{userName}");
        var person = Told.Of(PersonMade.Of(Chance, userName));
        var entered = await by.DoesPutAsync(
            $"/directory/v1/accounts/{account}",
            new
            {
                userName,
                displayName = person.Name,
                roles,
                department,
                division,
                phone = person.Phone,
                email = person.Email,
                schoolId,
            }
        );
        return new(account, userName, entered.Text("activationCode"));
    }

    /// <summary>Enters a public school of the county that its authority is.</summary>
    /// <param name="id">The school.</param>
    /// <param name="county">Its division and its competent authority's, six digits.</param>
    /// <param name="code">Its number, ten digits.</param>
    /// <param name="name">For people.</param>
    /// <param name="kind">primary or junior.</param>
    public Task EnterSchoolAsync(Guid id, string county, string code, string name, string kind = "primary") =>
        Operator.DoesPutAsync(
            $"/directory/v1/schools/{id}",
            new
            {
                divisionCode = county,
                schoolCode = code,
                name,
                kind,
                stages = new[] { kind },
                ownership = "public",
                isRural = false,
                isTownship = false,
                isBoarding = false,
                competentAuthority = county,
            }
        );

    /// <summary>Somebody signs in for the first time.</summary>
    public Task<Person> SignInAsync(Invited invited)
    {
        ArgumentNullException.ThrowIfNull(invited);
        return Person.ActivateAsync(Gateway, Traffic, invited.Account, invited.UserName, invited.Code);
    }
}

/// <summary>An account that has been entered and not yet activated.</summary>
/// <param name="Account">Its id.</param>
/// <param name="UserName">Name to sign in with.</param>
/// <param name="Code">The one-time code.</param>
public sealed record Invited(Guid Account, string UserName, string Code);
