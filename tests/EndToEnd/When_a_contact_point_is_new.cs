using Postvogn.DigitalPost;
using Postvogn.Sandbox.DigitalPost.Ledger;
using Postvogn.Sandbox.DigitalPost.Registry;
using Postvogn.Sandbox.FunctionsHost.Invocations;
using Postvogn.Sandbox.Staging;

namespace Postvogn.EndToEnd;
