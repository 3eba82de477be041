import ArgumentParser

extension LinkCommand {
    /// The commands of judging, after those of linking.
    static let reviewCommands: [any ParsableCommand.Type] = [
        LinkReview.self, LinkJudge.self, LinkUnlink.self, LinkCarry.self, LinkStatus.self, LinkClusters.self,
    ]
}
