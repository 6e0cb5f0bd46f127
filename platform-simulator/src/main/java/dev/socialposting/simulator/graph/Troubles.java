package dev.socialposting.simulator.graph;

import dev.socialposting.simulator.state.Trouble;

/** What bad weather looks like to who calls the Graph API. */
final class Troubles {
    private static final int RATE_LIMITED = 4;

    private Troubles() {}

    static Fault fault(Trouble trouble) {
        return switch (trouble) {
            case SERVER_ERROR -> new Fault.Instead(serverError());
            case HTML_PAGE -> new Fault.Instead(GraphReply.htmlPage(503));
            case THROTTLED ->
                new Fault.Instead(
                        GraphReply.refused(GraphError.of(RATE_LIMITED, "(#4) Application request limit reached")
                                .withStatus(GraphReply.TOO_MANY_REQUESTS)
                                .withRegainMinutes(1)));
            case CUT -> new Fault.Instead(GraphReply.cut());
            case SERVER_ERROR_AFTERWARDS -> new Fault.Afterwards(serverError());
            case CUT_AFTERWARDS -> new Fault.Afterwards(GraphReply.cut());
        };
    }

    private static GraphReply serverError() {
        return GraphReply.refused(CommonScenarios.unknownError());
    }
}
