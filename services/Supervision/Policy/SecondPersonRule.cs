using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Supervision.Identity;

namespace AfterSchool.Supervision.Policy;

/// <summary>Who complained is read only with a second person's agreement (二人授权): nobody agrees to their own request.</summary>
/// <remarks>Our own promise to those who complain; no document says it.</remarks>
internal static class SecondPersonRule
{
    public static Ruling Judge(IdentityRequest request, Guid approver) =>
        request.RequestedBy == approver ? Ruling.Refused("identity-needs-a-second-person", []) : Ruling.Permitted;
}
