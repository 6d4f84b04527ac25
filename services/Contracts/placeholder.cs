namespace AfterSchool.Contracts;
