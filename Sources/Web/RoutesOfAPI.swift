import Hummingbird

/// What programs ask: a table of contents of `Public/openapi.json`.
extension Routes {
    static func api(_ site: WebSite) -> Router<APIContext> {
        let router = Router(context: APIContext.self, options: [.autoGenerateHeadEndpoints])
        router.addMiddleware {
            ProblemMiddleware()
            TokenMiddleware(site: site)
        }
        let description = DescriptionController(site: site)
        router.get("/api/v1/openapi.json", use: description.show)

        let questions = QuestionResource(site: site)
        router.get("/api/v1/questions", use: questions.list)
        router.get("/api/v1/questions/:question", use: questions.show)

        let answers = AnswerResource(site: site)
        router.get("/api/v1/answers/:answer", use: answers.show)
        let writing = router.group(context: WriterContext.self)
        writing.post("/api/v1/questions/:question/answers", use: answers.add)
        writing.put("/api/v1/answers/:answer", use: answers.replace)
        return router
    }
}
