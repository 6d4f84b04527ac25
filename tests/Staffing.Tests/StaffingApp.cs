using AfterSchool.Staffing.Storage;
using AfterSchool.Testing;

[assembly: AssemblyFixture(typeof(AfterSchool.Staffing.Tests.StaffingApp))]

namespace AfterSchool.Staffing.Tests;

/// <summary>Staffing, speaking the domain.</summary>
public sealed class StaffingApp() : ServiceUnderTest<Program, StaffingDb>("staffing");
