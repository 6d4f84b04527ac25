using AfterSchool.Directory.Accounts;
using AfterSchool.Directory.Classes;
using AfterSchool.Directory.Clients;
using AfterSchool.Directory.Guardians;
using AfterSchool.Directory.Notices;
using AfterSchool.Directory.Posts;
using AfterSchool.Directory.Pupils;
using AfterSchool.Directory.Roll;
using AfterSchool.Directory.SignIn;
using AfterSchool.Directory.Storage;
using AfterSchool.ServiceDefaults;
using AfterSchool.ServiceDefaults.Messaging;
using AfterSchool.ServiceDefaults.Pages;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Identity;

namespace AfterSchool.Directory;

/// <summary>What Directory is made of.</summary>
internal static class DirectorySetup
{
    public static void AddDirectory(this WebApplicationBuilder builder)
    {
        builder.AddServiceDefaults("directory");
        builder.AddStorage<DirectoryDb>();
        builder.AddMessaging("directory", typeof(DirectoryDb).Assembly.GetTypes());
        var services = builder.Services;
        services.AddSingleton(new Words(typeof(Words).Assembly, typeof(Program).Assembly));
        services.AddOpenApi("directory", options => options.Describe("Directory: the roll and sign-in"));
        services.AddSingleton(Seals.From(builder.Configuration));
        services.AddValidation();
        services.AddScoped<RollBook>();
        services.AddScoped<SchoolRoll>();
        services.AddScoped<RollReach>();
        services.AddScoped<PupilReach>();
        services.AddSingleton<GroundWords>();
        services.AddScoped<ClassIntake>();
        services.AddScoped<PupilIntake>();
        services.AddScoped<GuardianIntake>();
        services.AddScoped<ClearanceBook>();
        services.AddScoped<PostKeeping>();
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddSingleton<NobodysPassword>();
        services.AddPasswordCost(builder.Configuration, builder.Environment);
        services.AddScoped<Activation>();
        services.AddScoped<AccountReach>();
        services.AddScoped<EnterAccount>();
        services.AddScoped<ChangeAccount>();
        services.AddScoped<ClassCodes>();
        services.AddScoped<GiveOutCodes>();
        services.AddScoped<Programs>();
        services.AddScoped<SetUp>();
        services.AddPages();
        services.AddAntiforgery(forms =>
        {
            forms.Cookie.Name = SignInSetup.CookieName(builder.Configuration, "directory-form");
            forms.Cookie.Path = "/";
            forms.Cookie.SameSite = SameSiteMode.Strict;
            forms.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddSingleton<Post>();
        services.AddScoped<NoticeWords>();
        services.AddHostedService<LetterCarrier>();
        builder.AddSignIn();
        ExternalSignIn.Add(builder);
    }
}
