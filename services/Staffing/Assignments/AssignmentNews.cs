using System.Text.Json;
using AfterSchool.Contracts.Staffing;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Messaging;

namespace AfterSchool.Staffing.Assignments;

/// <summary>Tells Safety who may sign in where.</summary>
internal sealed class AssignmentNews(Outbox outbox, TimeProvider clock)
{
    public void Tell(DutyAssignment one) =>
        outbox.Publish(
            new StaffAssigned
            {
                AssignmentId = one.Id,
                Revision = one.Revision,
                PersonId = one.PersonId,
                OfferingId = one.OfferingId,
                SchoolId = one.SchoolId,
                DutyRole = JsonNamingPolicy.CamelCase.ConvertName(one.DutyRole.ToString()),
                IsActive = one.IsActive,
                OccurredAt = clock.Now(),
            }
        );
}
