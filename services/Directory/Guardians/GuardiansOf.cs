using AfterSchool.Directory.Accounts;
using AfterSchool.Directory.Roll;
using AfterSchool.Directory.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.ServiceDefaults.Workbooks;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Directory.Guardians;

/// <summary>The people of a school who are, or may become, somebody's guardian: found by the phones that only their accounts know.</summary>
internal sealed class GuardiansOf
{
    // No sign that is taken for another when it is read aloud.
    private const string Signs = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int SignsOfName = 10;

    private readonly Seals _seals;
    private readonly Dictionary<Guid, Person> _people = [];
    private readonly Dictionary<string, List<Person>> _byPhone = [];
    private readonly ILookup<Guid, GuardianLink> _links;
    private readonly HashSet<Guid> _linkIds;
    private readonly HashSet<Guid> _taken;

    private GuardiansOf(List<Account> accounts, List<GuardianLink> links, HashSet<Guid> taken, Seals seals)
    {
        (_seals, _taken) = (seals, taken);
        foreach (var account in accounts)
            Add(account);
        _links = links.ToLookup(link => link.PupilId);
        _linkIds = [.. links.Select(link => link.Id)];
    }

    /// <summary>Reads the school's accounts and the links of its pupils.</summary>
    public static async Task<GuardiansOf> SchoolAsync(
        Guid school,
        IReadOnlyCollection<GuardianRow> rows,
        DirectoryDb db,
        Seals seals,
        CancellationToken ct
    )
    {
        var links = db.GuardianLinks.Where(link =>
            db.Pupils.Any(pupil => pupil.Id == link.PupilId && pupil.SchoolId == school)
        );
        var accounts = await db
            .Accounts.Where(account =>
                account.ClosedAt == null
                && (account.SchoolId == school || links.Any(link => link.GuardianAccountId == account.Id))
            )
            .OrderBy(account => account.Id)
            .ToListAsync(ct);
        var ids = rows.Select(row => IdOf(school, row.Phone, seals)).Distinct().ToArray();
        var taken = await db
            .Accounts.Where(account => ids.Contains(account.Id))
            .Select(account => account.Id)
            .ToListAsync(ct);
        return new GuardiansOf(accounts, await links.AsNoTracking().ToListAsync(ct), [.. taken], seals);
    }

    /// <summary>
    /// The link between the pupil and whoever has that phone: of several the one of that name, and the one in force before one that has ended.
    /// </summary>
    public GuardianLink? LinkOf(Guid pupil, string phone, string name) =>
        LinksOf(pupil, phone).MaxBy(link => (NameOf(link.GuardianAccountId) == name, link.IsActive));

    /// <summary>Whether two guardians of the pupil have that phone, as in a family with one for both.</summary>
    public bool Share(Guid pupil, string phone) =>
        LinksOf(pupil, phone).Where(link => link.IsActive).DistinctBy(link => link.GuardianAccountId).Skip(1).Any();

    private IEnumerable<GuardianLink> LinksOf(Guid pupil, string phone) =>
        _links[pupil].Where(link => _people.GetValueOrDefault(link.GuardianAccountId)?.Phone == phone);

    /// <summary>The name of somebody, in its usual form.</summary>
    public string NameOf(Guid account) => _people[account].Name;

    /// <summary>Somebody is called otherwise from here on.</summary>
    public void Rename(Guid account, string name) => _people[account].Name = name;

    /// <summary>The account of somebody.</summary>
    public Account Account(Guid account) => _people[account].Account;

    /// <summary>Whether somebody of the school has that phone.</summary>
    public bool Knows(string phone) => _byPhone.ContainsKey(phone);

    /// <summary>Who has that phone and that name.</summary>
    public Account? Find(string phone, string name) =>
        _byPhone.GetValueOrDefault(phone)?.Find(person => person.Name == name)?.Account;

    /// <summary>A new account, which waits for an activation code; it is known to the rows that follow.</summary>
    public Account New(Guid school, GuardianRow row, RollBook book)
    {
        var id = IdOf(school, row.Phone, _seals);
        if (!_taken.Add(id))
            id = Guid.CreateVersion7();
        var body = new AccountBody(UserName(id), row.Name, [Roles.Guardian], Phone: row.Phone, SchoolId: school);
        var account = new Account
        {
            Id = id,
            UserName = body.UserName,
            Roles = body.Roles,
            SchoolId = school,
            Asked = book.AskedOf(body),
        };
        account.Write(new(row.Name, row.Phone), _seals);
        Add(account);
        return account;
    }

    /// <summary>The id that follows from the two; another where a link between them has ended.</summary>
    public Guid NewLinkId(Guid pupil, Guid account) =>
        Derived.From(pupil, $"guardian {account}") is var id && !_linkIds.Contains(id) ? id : Guid.CreateVersion7();

    private void Add(Account account)
    {
        var contact = account.ContactOf(_seals);
        var person = new Person(account, contact.Phone is { } phone ? Phones.Read(phone) : null)
        {
            Name = PersonName.Usual(contact.DisplayName),
        };
        _people[account.Id] = person;
        if (person.Phone is null)
            return;
        if (!_byPhone.TryGetValue(person.Phone, out var same))
            _byPhone[person.Phone] = same = [];
        same.Add(person);
    }

    private static Guid IdOf(Guid school, string phone, Seals seals) =>
        Derived.From(school, $"guardian {seals.Directory.Blind(phone)}");

    // Neither a phone nor a name: user names stand in lists and on slips of paper.
    private static string UserName(Guid id)
    {
        var bytes = id.ToByteArray(bigEndian: true);
        var rest = new System.Numerics.BigInteger(bytes.AsSpan(8), isUnsigned: true);
        var name = new char[SignsOfName];
        for (var at = 0; at < SignsOfName; at++)
            (rest, name[at]) = (rest / Signs.Length, Signs[(int)(rest % Signs.Length)]);
        return $"jz{new string(name)}";
    }

    private sealed record Person(Account Account, string? Phone)
    {
        public required string Name { get; set; }
    }
}
