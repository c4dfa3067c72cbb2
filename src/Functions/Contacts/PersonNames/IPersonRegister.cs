namespace Postvogn.Functions.Contacts;

/// <summary>Knows whom a CPR number belongs to: the port to the national register of persons.</summary>
internal interface IPersonRegister
{
    /// <summary>Asks for the person of a number of ten digits. That the register cannot be asked is an outcome, too.</summary>
    Task<PersonLookup> FindAsync(string cpr, CancellationToken cancellationToken);
}
