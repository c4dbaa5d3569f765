-- Asks for the same page under another address each time, so that no answer is one that was given before.
local counter = 0

function request()
    counter = counter + 1
    return wrk.format("GET", wrk.path .. "&asked=" .. counter)
end
