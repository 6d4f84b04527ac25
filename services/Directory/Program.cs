using AfterSchool.Directory;
using AfterSchool.Directory.Accounts;
using AfterSchool.Directory.Classes;
using AfterSchool.Directory.Clients;
using AfterSchool.Directory.Guardians;
using AfterSchool.Directory.Notices;
using AfterSchool.Directory.Pages;
using AfterSchool.Directory.Posts;
using AfterSchool.Directory.Pupils;
using AfterSchool.Directory.Roll;
using AfterSchool.Directory.Schools;
using AfterSchool.Directory.SignIn;
using AfterSchool.Directory.Storage;
using AfterSchool.Directory.Terms;
using AfterSchool.ServiceDefaults;
using AfterSchool.ServiceDefaults.Pages;

var builder = WebApplication.CreateBuilder(args);
if (await builder.DoneOnceAsync<DirectoryDb>(args))
    return;

builder.AddDirectory();

var app = builder.Build();
if (await app.AnsweredLettersAsync(args) || await app.ChangedKeysAsync(args))
    return;

app.Use(app.Services.GetRequiredService<Issuer>().SeenAsync);
app.UseServiceDefaults();
app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
var directory = app.MapGroup("/directory/v1");
directory.MapSchools();
directory.MapClasses();
directory.MapPupils();
directory.MapGuardianLinks();
directory.MapTerms();
directory.MapAccounts();
directory.MapPosts();
directory.MapClients();
directory.MapNotices();
directory.MapIntakes();
app.MapConnect();
app.MapSignInPages();
app.MapCodesPages();
app.MapPages();
await app.RunAsync();
