package dev.socialposting.benchmarks.capacity;

import dev.socialposting.benchmarks.virtual.VirtualSystem;
import dev.socialposting.local.aws.metering.MeteringProxy.MeteredCall;
import dev.socialposting.simulator.graph.Meta;
import dev.socialposting.simulator.model.ScenarioChoice;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.LogCode;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.RequestStatus;
import dev.socialposting.uploads.model.UploadRequest;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What one post to three destinations costs whose platforms are asked ten times each whether they are done.
 *
 * @param calls of DynamoDB, from the call of the API to the last link read
 * @param queueRequests of SQS
 * @param platformCalls of the platforms
 * @param polls those of them that asked whether the video is ready, of all destinations
 * @param versions how often the row was written
 * @param log the whole log, in the order in which it was written
 */
record PostCosts(
        List<MeteredCall> calls, int queueRequests, int platformCalls, int polls, int versions, List<LogEntry> log) {
    static final int DESTINATIONS = 3;
    static final int POLLS = 10;
    /** Processing times that make it ten looks. */
    private static final int INSTAGRAM_SECONDS = 400;

    private static final int FACEBOOK_SECONDS = 40;

    private static final Set<String> READS = Set.of("GetItem", "Query");
    private static final Set<String> WRITES = Set.of("PutItem", "UpdateItem", "BatchWriteItem");
    private static final String ROW = "request";
    private static final String BY_USER = "by-user";

    PostCosts {
        calls = List.copyOf(calls);
        log = List.copyOf(log);
    }

    /** Posts, and counts. */
    static PostCosts measure(VirtualSystem system) {
        ScenarioChoice slow = ScenarioChoice.of("slow-processing");
        List<Destination> destinations = List.of(
                system.connect(Meta.INSTAGRAM, slow.with("processing_seconds", INSTAGRAM_SECONDS)),
                system.connect(Meta.INSTAGRAM, slow.with("processing_seconds", INSTAGRAM_SECONDS)),
                system.connect(Meta.FACEBOOK, slow.with("processing_seconds", FACEBOOK_SECONDS)));
        int before = system.tables().calls().size();
        int requestsBefore = system.queueRequests();
        int callsBefore = system.simulator().control().calls().size();

        RequestId id = system.post(destinations);
        system.work();

        UploadRequest ended = system.stored(id);
        if (ended.status() != RequestStatus.COMPLETED) {
            throw new IllegalStateException("the post has ended as " + ended.status());
        }
        List<MeteredCall> all = system.tables().calls();
        var platformCalls = system.simulator().control().calls();
        List<LogEntry> log = system.log(ended);
        return new PostCosts(
                all.subList(before, all.size()),
                system.queueRequests() - requestsBefore,
                platformCalls.size() - callsBefore,
                polls(log),
                Math.toIntExact(ended.version()),
                log);
    }

    private static int polls(List<LogEntry> log) {
        return (int)
                log.stream().filter(entry -> entry.code() == LogCode.WAITING).count();
    }

    double readUnits() {
        return units(call -> READS.contains(call.operation()));
    }

    double writeUnits() {
        return units(call -> WRITES.contains(call.operation()));
    }

    /** For the row of the request, the indexes included. */
    double rowUnits() {
        return units(call -> call.sortKey().equals(ROW));
    }

    /** For the copies of the row in its two indexes. */
    double indexUnits(String index) {
        return calls.stream()
                .filter(call -> WRITES.contains(call.operation()))
                .mapToDouble(call -> call.indexUnits().getOrDefault(index, 0.0))
                .sum();
    }

    double listUnits() {
        return indexUnits(BY_USER);
    }

    /** For the lines of the log, however many were written at once. */
    double logUnits() {
        return units(
                call -> call.sortKey().startsWith("log#") || call.operation().equals("BatchWriteItem"));
    }

    int reads() {
        return requests(READS);
    }

    int writes() {
        return requests(WRITES);
    }

    private int requests(Set<String> operations) {
        return Math.toIntExact(calls.stream()
                .filter(call -> operations.contains(call.operation()))
                .count());
    }

    private double units(Predicate<MeteredCall> which) {
        return calls.stream().filter(which).mapToDouble(MeteredCall::units).sum();
    }
}
