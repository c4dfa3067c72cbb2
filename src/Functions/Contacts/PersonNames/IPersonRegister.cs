namespace Postvogn.Functions.Contacts;

/// <summary>The port to the national register of persons.</summary>
internal interface IPersonRegister
{
    // By ten digits. That the register cannot be asked is an outcome, too.
    Task<PersonLookup> FindAsync(string cpr, CancellationToken cancellationToken);
}
