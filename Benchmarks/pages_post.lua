-- Sends a form again and again, each time with words of its own; counts what is refused.
-- Arguments after "--": the cookies, the fields that stay, encoded, the field of the text, the address of the form, a
-- name for this run, and how many milliseconds each connection waits after an answer.
local threads, counter, pause = {}, 0, 0

function setup(thread)
    thread:set("identity", #threads)
    table.insert(threads, thread)
end

function init(arguments)
    cookie, fields, text, form, run = arguments[1], arguments[2], arguments[3], arguments[4], arguments[5]
    pause = tonumber(arguments[6])
    accepted, refused = 0, 0
    if pause > 0 then delay = function() return pause end end
end

function request()
    counter = counter + 1
    local mark = run .. "-" .. identity .. "-" .. counter
    local body = fields .. "&submission=" .. mark .. "&" .. text .. "=Posted+while+measuring%3A+the+confidence+interval+" ..
        "still+includes+no+effect+and+one+in+six+was+lost+to+follow-up%2C+so+I+would+not+change+what+I+do.+" .. mark
    return wrk.format("POST", nil, {["Cookie"] = cookie, ["Referer"] = form,
        ["Content-Type"] = "application/x-www-form-urlencoded"}, body)
end

function response(status)
    if status == 303 or status == 302 then accepted = accepted + 1 else refused = refused + 1 end
end

function done(summary)
    local yes, no = 0, 0
    for _, thread in ipairs(threads) do
        yes, no = yes + thread:get("accepted"), no + thread:get("refused")
    end
    io.write(string.format("accepted %d refused %d seconds %.3f\n", yes, no, summary.duration / 1e6))
end
