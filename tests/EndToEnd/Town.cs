namespace AfterSchool.EndToEnd;

/// <summary>A made-up town in Changsha: one primary school, its people, its authorities, and their browsers.</summary>
public sealed class Town(RunningSystem system)
{
    public static readonly DateOnly FirstDay = new(2026, 9, 1);
    public static readonly DateOnly LastDay = new(2027, 1, 22);

    public Guid School { get; } = Guid.CreateVersion7();
    public Guid Term { get; } = Guid.CreateVersion7();
    public Guid Class { get; } = Guid.CreateVersion7();
    public Guid[] Pupils { get; } = [Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7()];

    public Person Office { get; private set; } = null!;
    public Person Principal { get; private set; } = null!;
    public Person ClassTeacher { get; private set; } = null!;
    public Person Education { get; private set; } = null!;
    public Person CityPrice { get; private set; } = null!;
    public Person CityEducation { get; private set; } = null!;
    public Person CityFinance { get; private set; } = null!;
    public Person Agent { get; private set; } = null!;
    public Person Supervisor { get; private set; } = null!;

    /// <summary>One for each pupil.</summary>
    public Person[] Guardians { get; private set; } = [];

    /// <summary>Duty teacher, relief teacher and an unchecked coach: accounts with posts, not yet activated.</summary>
    public (Guid Account, string Code, string Name)[] Teachers { get; private set; } = [];

    public static async Task<Town> EnterAsync(RunningSystem system)
    {
        var town = new Town(system);
        await town.EnterSchoolAsync();
        await town.EnterAuthoritiesAsync();
        await town.EnterFamiliesAsync();
        return town;
    }

    /// <summary>A teacher signs in for the first time.</summary>
    public Task<Person> SignInTeacherAsync(int index) =>
        Person.ActivateAsync(system.Gateway, Teachers[index].Account, Teachers[index].Name, Teachers[index].Code);

    private async Task EnterSchoolAsync()
    {
        await system.Operator.DoesPutAsync(
            $"/directory/v1/schools/{School}",
            new
            {
                divisionCode = "430102",
                schoolCode = "2143000001",
                name = "城南实验小学",
                kind = "primary",
                stages = new[] { "primary" },
                ownership = "public",
                isRural = false,
                isTownship = false,
                isBoarding = false,
                competentAuthority = "430102",
            }
        );
        Office = await StaffAsync("office", "schoolOffice");
        Principal = await StaffAsync("principal", "principal");
        await Office.DoesPutAsync(
            $"/directory/v1/terms/{Term}",
            new
            {
                schoolId = School,
                name = "2026-autumn",
                firstDay = FirstDay,
                lastDay = LastDay,
            }
        );
        ClassTeacher = await StaffAsync("class-teacher", "classTeacher");
        await Office.DoesPutAsync(
            $"/directory/v1/classes/{Class}",
            new
            {
                schoolId = School,
                grade = 4,
                name = "四年级2班",
                classTeacherAccountId = ClassTeacher.Account,
            }
        );
        Teachers =
        [
            await PostAsync("duty-teacher", "dutyTeacher"),
            await PostAsync("relief-teacher", "dutyTeacher"),
            await PostAsync("coach", "dutyTeacher"),
        ];
    }

    private async Task EnterAuthoritiesAsync()
    {
        Education = await OfficialAsync("education", "authority", "430102", "education");
        CityPrice = await OfficialAsync("city-price", "authority", "4301", "price");
        CityEducation = await OfficialAsync("city-education", "authority", "4301", "education");
        CityFinance = await OfficialAsync("city-finance", "authority", "4301", "finance");
        Agent = await OfficialAsync("agent", "hotlineAgent", "430102");
        Supervisor = await OfficialAsync("supervisor", "hotlineSupervisor", "430102");
    }

    private async Task EnterFamiliesAsync()
    {
        string[][] grounds =
        [
            [],
            [],
            ["leftBehind"],
        ];
        foreach (var (pupil, index) in Pupils.Select((pupil, index) => (pupil, index)))
        {
            await Office.DoesPutAsync(
                $"/directory/v1/pupils/{pupil}",
                new
                {
                    schoolId = School,
                    classId = Class,
                    name = $"学生{index + 1}",
                    residence = "day",
                    grounds = grounds[index],
                }
            );
            var guardian = await EnterAsync(Office, $"guardian-{index}", ["guardian"], schoolId: School);
            await Office.DoesPutAsync(
                $"/directory/v1/guardian-links/{Guid.CreateVersion7()}",
                new { guardianAccountId = guardian.Account, pupilId = pupil }
            );
            Guardians =
            [
                .. Guardians,
                await Person.ActivateAsync(system.Gateway, guardian.Account, guardian.Name, guardian.Code),
            ];
        }
    }

    private async Task<Person> OfficialAsync(string name, string role, string division, string? department = null)
    {
        var (account, code, _) = await EnterAsync(system.Operator, name, [role], department, division);
        return await Person.ActivateAsync(system.Gateway, account, name, code);
    }

    private async Task<Person> StaffAsync(string name, string role)
    {
        var (account, code, _) = await PostAsync(name, role);
        return await Person.ActivateAsync(system.Gateway, account, name, code);
    }

    private async Task<(Guid Account, string Code, string Name)> PostAsync(string name, string role)
    {
        var entered = await EnterAsync(system.Operator, name, [], schoolId: School);
        await system.Operator.DoesPutAsync(
            $"/directory/v1/schools/{School}/posts/{entered.Account}",
            new { roles = new[] { role }, classIds = Array.Empty<Guid>() }
        );
        return entered;
    }

    private static async Task<(Guid Account, string Code, string Name)> EnterAsync(
        Person by,
        string name,
        string[] roles,
        string? department = null,
        string? division = null,
        Guid? schoolId = null
    )
    {
        var account = Guid.CreateVersion7();
        var entered = await by.DoesPutAsync(
            $"/directory/v1/accounts/{account}",
            new
            {
                userName = name,
                displayName = name,
                roles,
                department,
                division,
                schoolId,
            }
        );
        return (account, entered.Text("activationCode"), name);
    }
}
