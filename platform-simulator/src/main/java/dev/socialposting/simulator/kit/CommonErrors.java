package dev.socialposting.simulator.kit;

import dev.socialposting.simulator.kit.Faults.Fault;
import dev.socialposting.simulator.state.FaultInjector.InjectedFault;

/** How a platform words the errors that every platform has. */
public interface CommonErrors {
    /** HTTP 500. */
    Reply serverError();

    /** HTTP 429. */
    Reply throttled();

    /** What an injected fault looks like to who calls. */
    default Fault fault(InjectedFault injected) {
        return switch (injected) {
            case SERVER_ERROR -> new Fault.Instead(serverError());
            case HTML_PAGE -> new Fault.Instead(Reply.htmlPage(503));
            case THROTTLED -> new Fault.Instead(throttled());
            case CUT -> new Fault.Instead(Reply.cut());
            case SERVER_ERROR_AFTERWARDS -> new Fault.Afterwards(serverError());
            case CUT_AFTERWARDS -> new Fault.Afterwards(Reply.cut());
        };
    }
}
